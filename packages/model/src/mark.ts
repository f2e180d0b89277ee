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
