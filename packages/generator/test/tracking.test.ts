import { fontBytes } from '@gongwen/fonts'
import { type Box, document, paragraph, text } from '@gongwen/model'
import { expect, it } from 'vitest'
import { type Host, layout } from '../src/index.ts'

const host: Host = { now: '2025-06-03T09:00:00+08:00', font: fontBytes, image: () => undefined }
const size = 44

/** Room left and right of the characters, points, in a box of 221 mm that begins 38 mm from the left. */
function roomBeside(align: Box['align'], tracking: number, words = '证书'): [left: number, right: number] {
  const box: Box = {
    ...{ type: 'box', x: 38, y: 36, width: 221, height: 24, verticalAlign: 'middle', face: 'xiaobiaosong', size },
    ...{ align, tracking },
    children: [paragraph([text(words)])],
  }
  const { value } = layout(document('证书', [box], { orientation: 'landscape', folio: 'none' }), host)
  const [item] = value.pages[0]?.items.filter(({ type }) => type === 'text') ?? []
  if (item?.type !== 'text') throw new Error('no text')
  const scale = 72 / 25.4
  return [item.x - 38 * scale, 259 * scale - (item.x + (item.offsets.at(-1) ?? 0) + size)]
}

it.each([0, 0.4, 1])('letter-spacing of %f em stands between characters: they are centred', (tracking) => {
  const [left, right] = roomBeside('center', tracking)
  expect(left).toBeGreaterThan(100)
  expect(left).toBeCloseTo(right, 6)
})

it('at the right edge nothing is left behind the last character; at the left edge all stays where it was', () => {
  expect(roomBeside('right', 0.4)[1]).toBeCloseTo(0, 6)
  expect(roomBeside('left', 0.4)[0]).toBeCloseTo(0, 6)
})
