/** Text that a helper made of numbers alone: it may stand in Markdown as it is. */
export class Raw {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}
