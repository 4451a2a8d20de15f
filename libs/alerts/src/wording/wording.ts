/** What an alert says: one line to recognise it by, one sentence with the figures. */
export interface AlertWording {
  readonly title: string;
  readonly message: string;
}

/** Both languages of a wording. */
export interface BilingualWording {
  readonly zh: AlertWording;
  readonly en: AlertWording;
}
