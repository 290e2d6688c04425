import { type Decimal, fractionDigits, scaled, unscaled } from './decimal.js';

declare const currencyBrand: unique symbol;

/** The code of a currency in use by ISO 4217, e.g. CNY. */
export type Currency = string & { readonly [currencyBrand]: true };

/** An amount in the smallest unit of its currency: 12.50 CNY is 1250, 12 JPY is 12. */
export interface Money {
  readonly minor: bigint;
  readonly currency: Currency;
}

/** ISO 4217, list one, funds and metals left out: by how many digits stand behind the point. */
const BY_DIGITS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP ' +
    'CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES ' +
    'KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK ' +
    'NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB ' +
    'TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const digitsByCode = new Map(
  Object.entries(BY_DIGITS).flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, Number(digits)])),
);

/** The currency of a code; null = ISO 4217 does not list it, which includes lower case. */
export const parseCurrency = (text: string): Currency | null => (digitsByCode.has(text) ? (text as Currency) : null);

/** How many digits stand behind the point of an amount: 2 of CNY, 0 of JPY, 3 of KWD. */
export const minorDigits = (currency: Currency): number => digitsByCode.get(currency) ?? 2;

/** As `125.50`, with exactly the currency's digits. */
export const amountOf = ({ minor, currency }: Money): Decimal => unscaled(minor, minorDigits(currency));

/** The amount in the currency; null when it has more digits than the currency. */
export const moneyOf = (amount: Decimal, currency: Currency): Money | null =>
  fractionDigits(amount) > minorDigits(currency) ? null : { minor: scaled(amount, minorDigits(currency)), currency };

/** The sum of amounts in one currency; null = there is nothing to add up. */
export function totalOf(amounts: readonly Money[]): Money | null {
  const [first] = amounts;
  if (first === undefined) return null;
  return { minor: amounts.reduce((sum, { minor }) => sum + minor, 0n), currency: first.currency };
}
