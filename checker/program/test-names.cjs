// @ts-check
// Preloaded into a Node program: names under .test (RFC 6761, section 6.2) have the addresses that a check gives them, and no others.
// Every other name is the system's business, as it is without this.
const dns = require('node:dns');
const { syncBuiltinESMExports } = require('node:module');
const { isIPv6 } = require('node:net');

/** @typedef {{ family?: unknown, all?: boolean, order?: string, verbatim?: boolean, ttl?: boolean }} Options */
/** @typedef {{ address: string, family: number }} Found */

/** @type {Record<string, string[]>} */
const known = JSON.parse(process.env.WIREBOOK_NAMES ?? '{}');

/** @param {unknown} name @returns {name is string} */
const isOurs = name => typeof name === 'string' && /\.test\.?$/i.test(name);

/** @param {string} name @returns {Found[] | undefined} */
const addressesOf = name =>
  known[name.toLowerCase().replace(/\.$/, '')]?.map(address => ({
    address,
    family: isIPv6(address) ? 6 : 4,
  }));

/** @param {string} code @param {string} call @param {string} name @param {number} [errno] */
const failure = (code, call, name, errno) =>
  Object.assign(new Error(`${call} ${code} ${name}`), { errno, code, syscall: call, hostname: name });

// As getaddrinfo: in the order the check gave, unless the program asks for one family first.
/** @param {string} name @param {Options} options @returns {Found[]} */
function lookedUp(name, options) {
  const family = { IPv4: 4, IPv6: 6 }[String(options.family)] ?? Number(options.family ?? 0);
  const found = (addressesOf(name) ?? []).filter(one => family === 0 || one.family === family);
  if (found.length === 0) throw failure('ENOTFOUND', 'getaddrinfo', name, -3008);
  const preferred = { ipv4first: 4, ipv6first: 6 }[orderOf(options)];
  return preferred === undefined ? found : found.toSorted((one, other) => rank(one) - rank(other));

  /** @param {Found} one */
  function rank(one) {
    return one.family === preferred ? 0 : 1;
  }
}

/** @param {Options} options @returns {string} */
const orderOf = ({ order, verbatim }) =>
  order ?? (verbatim === undefined ? dns.getDefaultResultOrder() : verbatim ? 'verbatim' : 'ipv4first');

// As a question to a server of the DNS.
/** @param {string} name @param {4 | 6} family @param {Options} options */
function resolved(name, family, { ttl }) {
  const call = family === 4 ? 'queryA' : 'queryAaaa';
  const all = addressesOf(name);
  const found = all?.filter(one => one.family === family) ?? [];
  if (found.length === 0) throw failure(all ? 'ENODATA' : 'ENOTFOUND', call, name);
  return found.map(({ address }) => (ttl === true ? { address, ttl: 60 } : address));
}

// The answers by the function that is asked: what its callback is given, after the error.
/** @type {Record<string, (name: string, asked: unknown) => unknown[]>} */
const answers = {
  lookup: (name, asked) => {
    const options = isOptions(asked) ? asked : { family: asked };
    const all = lookedUp(name, options);
    return options.all === true ? [all] : [all[0]?.address, all[0]?.family];
  },
  resolve4: (name, asked) => [resolved(name, 4, isOptions(asked) ? asked : {})],
  resolve6: (name, asked) => [resolved(name, 6, isOptions(asked) ? asked : {})],
};

/** @param {unknown} asked @returns {asked is Options} */
const isOptions = asked => typeof asked === 'object' && asked !== null;

/** @param {unknown} asked */
const unlessCallback = asked => (typeof asked === 'function' ? undefined : asked);

for (const [call, answer] of Object.entries(answers)) {
  replace(dns, call, (name, args) => {
    const callback = args.at(-1);
    if (typeof callback !== 'function')
      throw new TypeError('The "callback" argument must be of type function.');
    setImmediate(() => {
      let given;
      try {
        given = [null, ...answer(name, unlessCallback(args[0]))];
      } catch (error) {
        given = [error];
      }
      callback(...given);
    });
  });
  replace(dns.promises, call, async (name, [asked]) => {
    await new Promise(done => setImmediate(done));
    const [first, family] = answer(name, asked);
    return family === undefined ? first : { address: first, family };
  });
}
syncBuiltinESMExports();

/**
 * Another function in the place of one of Node's, with what hangs on that (util.promisify asks for it).
 * @param {object} owner @param {string} call @param {(name: string, args: any[]) => unknown} ours
 */
function replace(owner, call, ours) {
  const original = Reflect.get(owner, call);
  /** @param {unknown[]} args */
  const either = (...args) => {
    const [name, ...rest] = args;
    return isOurs(name) ? ours(name, rest) : Reflect.apply(original, owner, args);
  };
  Reflect.set(owner, call, Object.defineProperties(either, Object.getOwnPropertyDescriptors(original)));
}
