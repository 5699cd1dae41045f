// The number a lesson's folder begins with ("04"), by which commands take it; a folder without one is its own name.
export const numberOf = (lesson: string): string => /^\d+/.exec(lesson)?.[0] ?? lesson;
