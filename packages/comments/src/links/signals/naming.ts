import { namedHeadings } from '../headings.ts'
import { placeOf, pointerTexts, type Reading, raise } from './sheet.ts'

const newText = /(?:增加|增设|新增|补充|加|单列|另列)上?一(?:段|条|款|项|节|句|个)/

const around = /^(?:关于|对于?|针对)|(?:的?(?:内容|规定|意见|建议|问题))+$/g

/** Signals of headings named in the opinion or in the words that point at it. */
export function readHeadings(reading: Reading): void {
  const { context, folded } = reading
  const texts = [{ text: folded, start: -1, why: undefined }, ...pointerTexts(reading, ['cell', 'heading'], 120)]
  for (const { text, start, why } of texts) {
    const bare = text.replace(/[\s：:。.、（）()“”"第章节条款项部分一二三四五六七八九十\d①-⑳]/g, '')
    for (const heading of namedHeadings(context.headings, text)) {
      const pointed = heading.pointed || start >= 0
      const value = heading.weight * (pointed ? 1 : Math.min(1, heading.text.length / 6))
      raise(reading, heading.node, pointed ? 'headingPointed' : 'headingNamed', value)
      // A clause cell that holds nothing but the heading.
      if (why === 'cell' && bare === heading.text) raise(reading, heading.node, 'reference', 0.95)
      // A heading line above points that holds nothing else: each point is about something below it.
      if (why === 'heading' && bare.replace(around, '') === heading.text && heading.weight === 1) {
        const holds = context.below[heading.node]!.length > 0 && !newText.test(folded)
        if (!holds) raise(reading, heading.node, 'reference', 0.95)
        for (const below of context.below[heading.node]!) raise(reading, below, 'referenceAbove', 0.95)
      }
      if (heading.placed) {
        raise(reading, heading.node, 'headingPlaced', heading.weight)
        // 在“总体要求”中增加一段 points as surely as a number.
        if (heading.weight === 1 && start < 0 && newText.test(folded.slice(heading.end, heading.end + 14))) {
          raise(reading, heading.node, 'reference', 0.9)
          if (context.index.nodes[heading.node]!.clause.text.length >= 2)
            raise(reading, heading.node, 'referenceToText', 0.9)
        }
      }
      for (const below of context.below[heading.node]!)
        raise(reading, below, pointed ? 'headingAbovePointed' : 'headingAboveNamed', value)
      const place =
        start < 0
          ? placeOf(reading, heading.start, heading.end)
          : { start: start + heading.start, end: start + heading.end }
      reading.grounds.push({
        kind: 'heading',
        node: heading.node,
        text: `提到标题“${heading.text}”`,
        ...place,
        strength: (pointed ? 0.7 : 0.35) * heading.weight,
      })
    }
  }
}
