// The routes that tests and screenshots visit, by the name that a screenshot gets.
export const screens = {
  home: '',
  learn: 'learn',
  ladder: 'learn/ladder',
  projects: 'projects',
  feedback: 'feedback',
  changes: 'changes',
  comfort: 'comfort',
};
