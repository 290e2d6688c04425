/** Names of programs and the words in a User-Agent that give them away, the more particular ones first. */
const programs: readonly (readonly [RegExp, string])[] = [
  [/\bMicroMessenger\//, 'WeChat'],
  [/\bDingTalk\//, 'DingTalk'],
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bHuaweiBrowser\//, 'Huawei Browser'],
  [/\bUCBrowser\//, 'UC Browser'],
  [/\bQQBrowser\//, 'QQ Browser'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:HeadlessChrome|Chromium)\//, 'Chromium'],
  [/\b(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
  [/^curl\//, 'curl'],
  [/^Wget\//, 'Wget'],
  [/^PostmanRuntime\//, 'Postman'],
  [/^insomnia\//, 'Insomnia'],
  [/^python-(?:requests|httpx)\/|^Python\//, 'a Python program'],
  [/^(?:node|undici|node-fetch|axios)\b/, 'a Node.js program'],
  [/^(?:okhttp|Java)\//, 'a Java program'],
  [/^Go-http-client\//, 'a Go program'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\b(?:HarmonyOS|OpenHarmony)\b/, 'HarmonyOS'],
  [/\bAndroid\b/, 'Android'],
  [/\biPad\b/, 'iPad'],
  [/\biPhone\b/, 'iPhone'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

const MOST_CHARACTERS = 500;

const firstIn = (table: readonly (readonly [RegExp, string])[], text: string): string | undefined =>
  table.find(([pattern]) => pattern.test(text))?.[1];

/**
 * Words for the program and the system of a client, e.g. "Firefox on Windows". Only words of these lists, because a
 * User-Agent can hold anything, such as a network address.
 */
export function deviceOf(userAgent: string | null): string {
  const text = (userAgent ?? '').slice(0, MOST_CHARACTERS);
  const program = firstIn(programs, text);
  const system = firstIn(systems, text);
  if (program === undefined) return system === undefined ? 'Unknown device' : `A program on ${system}`;
  const named = program.charAt(0).toUpperCase() + program.slice(1);
  if (system === undefined) return program === 'curl' ? program : named;
  return `${named} on ${system}`;
}
