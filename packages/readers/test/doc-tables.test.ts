import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../src/index.ts'
import { paragraphsOutsideTables } from '../src/word/outside-tables.ts'

const bytes = readFileSync(new URL('fixtures/tables.doc', import.meta.url))

describe('tables of a Word 97–2003 document', () => {
  it('end where the file says, and keep the paragraphs of their cells', async () => {
    const { text, tables } = (await readDocument(bytes, 'a.doc')).value
    const cells = tables.map(({ rows }) => rows.map((row) => row.map(({ start, end }) => text.slice(start, end))))
    expect(cells).toEqual([
      [
        ['条款', '意见'],
        ['第一条', '甲\n乙'],
      ],
      [
        ['名称', '数量'],
        ['泵\n阀', '3'],
      ],
    ])
    expect(text.slice(tables[0]?.end, tables[1]?.start).trim()).toBe('中间一段\n又一段\n换行')
  })

  it('are guessed by their rows when the file is too broken to say, and never looked for without end', () => {
    expect(paragraphsOutsideTables(bytes)).toEqual(['开头一段', '中间一段', '又一段', '换行', '结尾一段'])
    expect(paragraphsOutsideTables(bytes.subarray(0, 3000))).toBeUndefined()
    for (let at = 0; at < bytes.length; at += 97) {
      const broken = Buffer.from(bytes)
      broken.fill(0xff, at, at + 8)
      const found = paragraphsOutsideTables(broken)
      expect(found === undefined || found.join('').length < bytes.length).toBe(true)
    }
  })
})
