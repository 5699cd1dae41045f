// What an author has to mend, in one line; anything else that is thrown is the tool's own fault.
export class AuthorFault extends Error {
  override readonly name = 'AuthorFault';
}
