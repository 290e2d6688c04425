/** Terms of other timetabling systems, brought in through the same use cases as the API. */
export { MalformedFile } from './csv-table.js';
export { ImportInterrupted, ImportTimetable, type ImportSummary } from './import-timetable.js';
export { CannotImport } from './owner.js';
export { progressOn } from './progress.js';
export { readTimetable } from './read-timetable.js';
export { reportText } from './report.js';
export { TimetablesModule } from './timetables.module.js';
