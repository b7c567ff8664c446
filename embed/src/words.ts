// What the script says, in the language of the thread; and times as their reader writes them.

type Sentence = string | Record<string, string>;

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [["day", 86_400], ["hour", 3_600], ["minute", 60]];
/** After this many days a date says more than their number. */
const DAYS = 7;

export class Words {
  readonly #sentences: Record<string, Sentence>;
  readonly #lang: string;

  constructor(section: HTMLElement) {
    this.#sentences = JSON.parse(section.querySelector<HTMLTemplateElement>("[data-words]")!.content.textContent!);
    // Of several ways to write a language, the reader's own.
    this.#lang = navigator.languages.find((one) => one.split("-")[0] === section.lang) ?? section.lang;
  }

  say(name: string, person = ""): string {
    return String(this.#sentences[name] ?? "").replace("{name}", person);
  }

  /** A sentence with a number in it: in the form of whichever of the examples is counted alike. */
  count(name: string, number: number): string {
    const forms = this.#sentences[name] as Record<string, string>;
    const rules = new Intl.PluralRules(this.#lang);
    const like = ["1", "2", "5"].find((example) => rules.select(+example) === rules.select(number)) ?? "5";
    return number ? forms[like]!.replace(like, number.toLocaleString(this.#lang)) : forms["0"]!;
  }

  /** Says how long ago everything was, and when exactly. */
  times(scope: ParentNode): void {
    const ago = new Intl.RelativeTimeFormat(this.#lang, { numeric: "auto" });
    const day = new Intl.DateTimeFormat(this.#lang, { dateStyle: "medium" });
    const moment = new Intl.DateTimeFormat(this.#lang, { dateStyle: "full", timeStyle: "short" });
    for (const time of scope.querySelectorAll("time")) {
      const then = new Date(time.dateTime);
      const seconds = (Date.now() - +then) / 1000;
      const [unit, length] = UNITS.find(([, length]) => seconds >= length) ?? ["second", Infinity];
      time.title ||= moment.format(then);
      time.textContent = seconds > DAYS * 86_400 ? day.format(then) : ago.format(-Math.floor(Math.max(0, seconds) / length), unit);
    }
  }
}
