import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faces, fontBytes, openFonts, readCoverage } from '../src/index.ts'
import { readTables, view } from '../src/sfnt.ts'

const all = Object.keys(faces) as (keyof typeof faces)[]
const folder = mkdtempSync(join(tmpdir(), 'gongwen-fonts-'))
const save = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

/** The bundled 黑体 with other licence bits. */
function withLicence(fsType: number): Uint8Array {
  const bytes = fontBytes('heiti').slice()
  view(bytes).setUint16(readTables(bytes)!.get('OS/2')!.offset + 8, fsType)
  return bytes
}

/** Two fonts behind one collection header, as simsun.ttc has them. */
function collection(font: Uint8Array): Uint8Array {
  const head = 20
  const out = new Uint8Array(head + font.length)
  out.set(new TextEncoder().encode('ttcf'))
  const data = view(out)
  data.setUint32(4, 0x00010000)
  data.setUint32(8, 2)
  data.setUint32(12, head)
  data.setUint32(16, head)
  out.set(font, head)
  for (let i = 0; i < data.getUint16(head + 4); i++) {
    const at = head + 12 + i * 16 + 8
    data.setUint32(at, data.getUint32(at) + head)
  }
  return out
}

describe('bundled faces', () => {
  it.each(all)('%s covers GB2312, the 8105 characters and the punctuation of 公文', (face) => {
    const covers = readCoverage(fontBytes(face))!
    const charset = [...readFileSync(new URL('../scripts/charset.txt', import.meta.url), 'utf8')]
    const han = charset.filter((char) => /[〇\u4e00-\u9fa5]/.test(char))
    expect(han.filter((char) => !covers(char.codePointAt(0)!)).join('')).toBe('')
    expect(
      [...'，。；：？！、（）〔〕《》“”‘’—…·％0123456789ABCabc'].filter((c) => !covers(c.codePointAt(0)!)),
    ).toEqual([])
    expect(covers(0x20000)).toBe(false)
    expect(covers(0x10ffff)).toBe(false)
    expect(covers(-1)).toBe(false)
  })

  it('knows the gaps that its README names', () => {
    const { covers } = openFonts().value
    for (const char of '①⑳●★☑㎡') expect(covers('fangsong', char.codePointAt(0)!)).toBe(false)
    for (const char of '①⑳●★㎡') expect(covers('songti', char.codePointAt(0)!)).toBe(true)
  })

  it('are in the packed files, with their licence', () => {
    const { files } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
      files: string[]
    }
    expect(files).toContain('fonts')
    expect(readFileSync(new URL('../fonts/OFL.txt', import.meta.url), 'utf8')).toContain('SIL OPEN FONT LICENSE')
  })
})

describe("the user's own files", () => {
  it('stand in for a role by its Chinese or English name', () => {
    const path = save('own.ttf', fontBytes('songti'))
    const { value, diagnostics } = openFonts({ 仿宋: path, heiti: path })
    expect(diagnostics).toEqual([])
    expect([value.own('fangsong'), value.own('heiti'), value.own('kaiti')]).toEqual([path, path, undefined])
    expect(value.covers('fangsong', '①'.codePointAt(0)!)).toBe(true)
  })

  it('may be a collection, whose first font is taken', () => {
    const { value, diagnostics } = openFonts({ 宋体: save('two.ttc', collection(fontBytes('songti'))) })
    expect(diagnostics).toEqual([])
    expect(readTables(value.bytes('songti'))?.size).toBe(readTables(fontBytes('songti'))?.size)
    expect(value.covers('songti', '国'.codePointAt(0)!)).toBe(true)
  })

  it.each([
    ['restricted', 0x0002, 'font-restricted'],
    ['no subsetting', 0x0104, 'font-restricted'],
    ['bitmaps only', 0x0200, 'font-restricted'],
    ['preview and print', 0x0004, undefined],
    ['editable', 0x0008, undefined],
    ['installable', 0x0000, undefined],
  ])('licence bits: %s', (name, fsType, code) => {
    const { value, diagnostics } = openFonts({ 黑体: save(`${name}.ttf`, withLicence(fsType)) })
    expect(diagnostics.map((one) => one.code)).toEqual(code ? [code] : [])
    expect(value.own('heiti') === undefined).toBe(code !== undefined)
  })

  it('are refused with a reason when they are no fonts', () => {
    const config = {
      仿宋: save('a.ttf', '不是字体'),
      楷体: join(folder, '没有.ttf'),
      宋体: save('b.woff2', `wOF2${'\0'.repeat(64)}`),
    }
    const { value, diagnostics } = openFonts(config)
    expect(diagnostics.map((one) => one.code)).toEqual(['font-unusable', 'font-missing', 'font-unusable'])
    expect(value.bytes('fangsong')).toBe(fontBytes('fangsong'))
  })

  it('are asked for by a name that exists, as a path', () => {
    const codes = (config: unknown): string[] => openFonts(config).diagnostics.map((one) => one.code)
    expect(codes({ 隶书: 'a.ttf' })).toEqual(['font-config'])
    expect(codes({ 仿宋: 3 })).toEqual(['font-config'])
    expect(codes('a.ttf')).toEqual(['font-config'])
    expect(codes({})).toEqual([])
  })

  it('never throw, however damaged', () => {
    const font = fontBytes('heiti').slice(0, 60_000)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(399), fc.nat(255)), { maxLength: 12 }),
        fc.nat(60_000),
        (changes, length) => {
          const bytes = font.slice(0, length)
          for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte
          readCoverage(bytes)
          openFonts({ 黑体: save('damaged.ttf', bytes) })
        },
      ),
      { seed: 9704, numRuns: 100 },
    )
  })
})
