import type { FileFormat } from '../format.ts'
import { emptyText, type ReadText } from '../read-text.ts'

/** Page numbers and rules are no words. */
const onlyFolio = /^[\s\d\-—–―·.．/|第页共]*$/

/** Headers and footers as a text beside a document's own, each line once; nothing when they hold but page numbers. */
export function marginsBeside(format: FileFormat, lines: readonly string[]): NonNullable<ReadText['beside']> {
  const words = new Set(lines.map((line) => line.trim()).filter((line) => !onlyFolio.test(line)))
  return words.size === 0 ? [] : [{ name: '页眉页脚', read: emptyText(format, [...words].join('\n')), margins: true }]
}
