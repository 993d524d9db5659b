export { exactly, uniqueNearest, type Candidate } from './matching.ts';
