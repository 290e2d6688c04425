/** Something a person can mend: the message says what happened and what to do, and no stack trace follows it. */
export class Failure extends Error {}

/** Runs a command; a Failure ends the process with its message alone. */
export async function orFail(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.error(`\n${error.message}`);
    process.exit(1);
  }
}
