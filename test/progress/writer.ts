import { updateProgress } from '../../checker/progress/file.ts';
import { answered } from '../../checker/progress/predictions.ts';
import { hintShown } from '../../checker/progress/hints.ts';

// Long enough that one write takes several pages.
const long = { id: 'long', question: '?', predicted: 'x'.repeat(100_000), observed: '' };

// A process that writes progress again and again, and says after each write how many there were.
const [root = '', check = '', times = ''] = process.argv.slice(2);
for (let written = 1; written <= Number(times); written++) {
  const { notices } = await updateProgress(root, before =>
    hintShown(answered(before, '01-one', [long]), '01-one', check, written),
  );
  for (const notice of notices) console.error(notice);
  console.log(written);
}
