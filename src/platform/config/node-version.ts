/** The oldest Node that has everything the service calls; the same as `engines` in package.json. */
export const LEAST_NODE = '22.13';

/** null when the version is new enough, else a sentence that says what to do. */
export function nodeProblem(version: string): string | null {
  const parts = (text: string) => text.split('.').map(Number);
  const found = parts(version);
  const difference = parts(LEAST_NODE)
    .map((least, place) => (found[place] ?? 0) - least)
    .find((each) => each !== 0);
  return difference === undefined || difference > 0
    ? null
    : `Workbay needs Node ${LEAST_NODE} or newer; this is Node ${version}.`;
}
