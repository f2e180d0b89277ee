import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeXlsx } from '@gongwen/generator'
import { readDocument, readTables } from '@gongwen/readers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './run.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const guide = readFileSync(join(root, 'docs', 'guide', '征求意见.md'), 'utf8')

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongwen-consultation-'))
  cpSync(join(root, 'examples', 'taizhou'), join(folder, 'examples', 'taizhou'), { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The commands of the guide, in their order. */
const commands = [...guide.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, , block = '']) =>
  block
    .split('\n')
    .filter((line) => line.startsWith('gongwen '))
    .map((line) => line.split(/\s+/).slice(1)),
)

/** Fills the handed-out table: every opinion gets a decision, in turn. Returns how many of each. */
async function fillTable(from: string, to: string): Promise<Record<string, number>> {
  const { value: sheets } = await readTables(readFileSync(from), from)
  const outcomes = ['采纳', '部分采纳', '不采纳', '解释说明']
  const counts: Record<string, number> = {}
  const filled = sheets.map(({ name, rows }) => {
    const head = rows.findIndex((row) => row.some(({ text }) => text === '采纳情况'))
    const titles = rows[head]?.map(({ text }) => text) ?? []
    return {
      name,
      columns: rows[0]?.map(() => ({ title: '', width: 10 })) ?? [],
      rows: rows.map((row, index) =>
        row.map(({ text }, column) => {
          if (head < 0 || index <= head) return text
          const outcome = outcomes[index % 4] ?? ''
          if (titles[column] === '采纳情况') counts[outcome] = (counts[outcome] ?? 0) + 1
          if (titles[column] === '采纳情况') return outcome
          return titles[column] === '理由' && outcome !== '采纳' ? '经研究，现行表述更为稳妥' : text
        }),
      ),
    }
  })
  writeFileSync(to, await writeXlsx({ title: '填好的表', sheets: filled }))
  return counts
}

describe('the guide 征求意见', () => {
  it('runs from the announcement to the publication', async () => {
    expect(commands.length).toBeGreaterThanOrEqual(9)
    let decided: Record<string, number> = {}
    for (const argv of commands) {
      if (argv[1] === 'decide')
        decided = await fillTable(join(folder, '汇总', '意见汇总.xlsx'), join(folder, '汇总', '填好的表.xlsx'))
      const ran = await run(folder, argv)
      // 1: a scanned attachment, a character that the bundled fonts lack; each is told
      expect([argv.join(' '), ran.status <= 1, ran.told.includes('程序内部出错')]).toEqual([
        argv.join(' '),
        true,
        false,
      ])
    }
    const all = Object.values(decided).reduce((sum, count) => sum + count, 0)
    const json = (await run(folder, ['comments', 'export', '卷宗', '--to', 'json', '-o', '数据'])).status
    expect(json).toBe(0)
    const analysis = JSON.parse(readFileSync(join(folder, '数据', 'analysis.json'), 'utf8')) as {
      opinions: { id: string; mail: string }[]
      mails: { id: string; kind: string }[]
    }
    expect(all).toBe(analysis.opinions.length)

    const notice = (await readDocument(readFileSync(join(folder, '公开', '采纳情况反馈公告（公开）.docx')), 'a.docx'))
      .value.text
    const numbers =
      notice
        .match(/共收到意见建议(\d+)条.*?采纳(\d+)条，部分采纳(\d+)条，不采纳(\d+)条，解释说明(\d+)条/)
        ?.slice(1)
        .map(Number) ?? []
    const apart = new Set(
      analysis.mails.filter(({ kind }) => ['late', 'withdrawal', 'off-subject'].includes(kind)).map(({ id }) => id),
    )
    expect(numbers).toHaveLength(5)
    expect(numbers[0]).toBe(numbers.slice(1).reduce((sum, count) => sum + count, 0))
    expect(numbers[0]).toBeLessThanOrEqual(analysis.opinions.filter(({ mail }) => !apart.has(mail)).length)

    const senders = new Set(analysis.opinions.map(({ mail }) => mail)).size
    const replies = readdirSync(join(folder, '答复')).filter((name) => name.endsWith('.docx'))
    expect(replies.length).toBeGreaterThan(0)
    expect(replies.length).toBeLessThanOrEqual(senders)
  })

  it('names letters and opinions briefly, and finds them by the beginning', async () => {
    const { out } = await run(folder, ['comments', 'list', '卷宗', '--clause', '二（一）1②'])
    const [id = ''] = out.split('  ')
    expect(id).toMatch(/^m[0-9a-f]{4,6}\.\d+\.\d+$/)
    const letter = id.slice(0, id.indexOf('.'))
    for (const typed of [id, id.toUpperCase(), letter, letter.slice(1)]) {
      const shown = await run(folder, ['comments', 'show', '卷宗', typed])
      expect([typed, shown.status, shown.out.startsWith(`来信 ${letter}（`)]).toEqual([typed, 0, true])
    }
    expect((await run(folder, ['comments', 'show', '卷宗', id])).out).toMatch(/【[^】]+】/)
    // Of thirty letters two begin alike: which one is meant is not guessed.
    const listed = (await run(folder, ['comments', 'list', '卷宗'])).out.match(/^m[0-9a-f]+/gm) ?? []
    const beginnings = listed.map((one) => one.slice(0, 2))
    const double = beginnings.find((one, index) => beginnings.indexOf(one) !== index) ?? ''
    for (const argv of [
      ['show', '卷宗', double],
      ['erase', '卷宗', '--mail', double, '--by', '李老师', '--reason', '本人要求'],
    ]) {
      const refused = await run(folder, ['comments', ...argv])
      expect([refused.status, refused.told.includes('[record-ambiguous]')]).toEqual([2, true])
    }
  })

  it('masks what it publishes', async () => {
    const letters = readdirSync(join(folder, 'examples/taizhou/mailbox')).map((name) =>
      readFileSync(join(folder, 'examples/taizhou/mailbox', name), 'latin1'),
    )
    const addresses = [
      ...new Set(
        letters.flatMap((letter) =>
          [...letter.matchAll(/^From:.*?([\w.+-]+@[\w.-]+)/gim)].map(([, address]) => address ?? ''),
        ),
      ),
    ]
    expect(addresses.length).toBeGreaterThan(20)
    for (const name of readdirSync(join(folder, '公开')).filter((one) => !one.includes('内部'))) {
      const bytes = readFileSync(join(folder, '公开', name))
      const text = name.endsWith('.csv') ? bytes.toString('utf8') : (await readDocument(bytes, name)).value.text
      for (const address of addresses) expect([name, text.includes(address)]).toEqual([name, false])
      expect([name, /(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/.test(text)]).toEqual([name, false])
    }
  })

  it('gives the same bytes again', async () => {
    const again = await run(folder, [
      'comments',
      'export',
      '卷宗',
      '--to',
      'docx,pdf,html',
      '-o',
      '内部',
      '--organ',
      '台州市科学技术局',
      '--json',
    ])
    expect(again.status).toBeLessThanOrEqual(1)
    expect(again.json<{ diagnostics: { code: string }[] }>().diagnostics.map(({ code }) => code)).not.toContain(
      'file-exists',
    )
  })
})
