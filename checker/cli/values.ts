import { InvalidArgumentError } from 'commander';

// What options and arguments are made of.
export const aLesson = 'number or folder name, as in 04 or 04-tcp-uppercase';
export const orFirst = `${aLesson}; without it the first unsolved one`;

export const collect = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];

export const wholeNumber =
  (least: number, most: number) =>
  (value: string): number => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It takes a whole number from ${least} to ${most}.`);
  };
