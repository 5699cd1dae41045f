// Whether a file or folder of this name is what machines leave behind: nobody's work, wherever it lies.
export const isRubbish = (name: string): boolean =>
  named.has(name.toLowerCase()) || /^(?:\._|~\$)|^\..*\.sw[a-p]$|~$/.test(name);

const named: ReadonlySet<string> = new Set([
  'node_modules',
  '.git',
  '.hg',
  '.svn',
  '.github',
  '.ci',
  '.vscode',
  '.idea',
  '.vs',
  '.cache',
  '.wirebook',
  '__macosx',
  '__pycache__',
  '.venv',
  'venv',
  '.ds_store',
  '.localized',
  '.spotlight-v100',
  '.trashes',
  '.fseventsd',
  '$recycle.bin',
  'thumbs.db',
  'ehthumbs.db',
  'desktop.ini',
]);

// What a clone of the workbook brings along beside its lessons: ours, and never a student's work.
export const ofTheWorkbook: ReadonlySet<string> = new Set(['checker', 'solutions', 'skeletons', 'test']);

// The folder whose siblings those are.
export const lessonsFolder = 'lessons';
