/** A civil (Gregorian) day; month and day 0 when not known. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A day from EDTF "2013-05-12", "2013-05" or "2013"; null when the text begins with no year, or with a month or day that there is not. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
  return month > 12 || (day > 0 && (month === 0 || day > monthDays(year, month))) ? null : { year, month, day };
}

/** EDTF of a day as far as it is known. */
export function edtf(day: Day): string {
  return `${String(day.year).padStart(4, "0")}${day.month ? `-${two(day.month)}` : ""}${day.day ? `-${two(day.day)}` : ""}`;
}

/** Two digits. */
export function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** Days since 1 March of year 0 in the Gregorian calendar, by Howard Hinnant's civil calendar algorithm. */
export function serial(day: Day): number {
  const year = day.month <= 2 ? day.year - 1 : day.year;
  const month = (day.month + 9) % 12;
  return (
    365 * year +
    Math.floor(year / 4) -
    Math.floor(year / 100) +
    Math.floor(year / 400) +
    Math.floor((153 * month + 2) / 5) +
    day.day -
    1
  );
}

/** The day of a serial number; the way back from `serial`. */
export function fromSerial(days: number): Day {
  const era = Math.floor(days / 146_097);
  const inEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const dayOfYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** Another day, so many days on (or back). */
export function addDays(day: Day, shift: number): Day {
  return fromSerial(serial(day) + shift);
}

/** The same day so many months on or back, cut to the length of the month. */
export function addMonths(day: Day, shift: number): Day {
  const months = day.year * 12 + Math.max(1, day.month) - 1 + shift;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return { year, month, day: day.day === 0 ? 0 : Math.min(day.day, monthDays(year, month)) };
}

/** How many days a civil month has. */
export function monthDays(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return (serial(day) + 3) % 7;
}

/**
 * The civil day of a Hijri date in the tabular calendar (30-year cycle, civil epoch 16 July 622 Julian). A sighted moon may
 * differ by a day or two, so what comes of it is approximate.
 */
export function fromHijri(year: number, month: number, day: number): Day {
  const days = day + Math.ceil(29.5 * (month - 1)) + (year - 1) * 354 + Math.floor((3 + 11 * year) / 30);
  return fromSerial(serial({ year: 622, month: 7, day: 18 }) + days);
}

/** The civil day of a Solar Hijri date (Iran, Afghanistan), by the 33-year cycle; right from 1244 to 1472 SH (1865 to 2093). */
export function fromSolarHijri(year: number, month: number, day: number): Day {
  const past = Math.max(0, year - 1);
  const leaps = Math.floor(past / 33) * 8 + [1, 5, 9, 13, 17, 22, 26, 30].filter((leap) => leap <= past % 33).length;
  const inYear = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
  const epoch = serial({ year: 622, month: 3, day: 21 });
  return fromSerial(epoch + past * 365 + leaps + inYear + day - 1);
}
