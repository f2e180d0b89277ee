/**
 * The ways in which a Chinese text numbers its parts.
 * The first five are the outline of GB/T 9704-2012, 7.3.3 (the fifth, ①, is office practice); the others are those of laws (《立法法》).
 */
export type MarkForm =
  | 'chinese' // 一、
  | 'chinese-paren' // （一）
  | 'arabic' // 1.
  | 'arabic-paren' // （1）
  | 'circled' // ①
  | 'part' // 第一编
  | 'subpart' // 第一分编
  | 'chapter' // 第一章
  | 'section' // 第一节
  | 'article' // 第一条
  | 'paragraph' // 第一款 (counted, never printed)
  | 'item' // 第一项, printed （一）
  | 'subitem' // 第一目, printed 1.

/** A number of the outline: what it counts, not how it is spelt. */
export interface Mark {
  form: MarkForm
  ordinal: number
  /** 第三条之二 has `ordinal: 3, sub: 2`. */
  sub?: number
}

/** The forms that say what they count (第…条), with their word. */
export const countedForms: Readonly<
  Record<Exclude<MarkForm, 'chinese' | 'chinese-paren' | 'arabic' | 'arabic-paren' | 'circled'>, string>
> = {
  part: '编',
  subpart: '分编',
  chapter: '章',
  section: '节',
  article: '条',
  paragraph: '款',
  item: '项',
  subitem: '目',
}

/** Runs of characters that are one mark each, and the form and first ordinal they stand for. */
export const markCharacters: readonly { first: number; last: number; form: MarkForm; from: number }[] = [
  { first: 0x2460, last: 0x2473, form: 'circled', from: 1 }, // ①–⑳
  { first: 0x3251, last: 0x325f, form: 'circled', from: 21 }, // ㉑–㉟
  { first: 0x32b1, last: 0x32bf, form: 'circled', from: 36 }, // ㊱–㊿
  { first: 0x2776, last: 0x277f, form: 'circled', from: 1 }, // ❶–❿
  { first: 0x24f5, last: 0x24fe, form: 'circled', from: 1 }, // ⓵–⓾
  { first: 0x2780, last: 0x2789, form: 'circled', from: 1 }, // ➀–➉
  { first: 0x2474, last: 0x2487, form: 'arabic-paren', from: 1 }, // ⑴–⒇
  { first: 0x2488, last: 0x249b, form: 'arabic', from: 1 }, // ⒈–⒛
  { first: 0x3220, last: 0x3229, form: 'chinese-paren', from: 1 }, // ㈠–㈩
]
