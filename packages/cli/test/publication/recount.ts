import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readTables } from '@gongwen/readers'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Consulted, contentOf, isShortOf, named, takenBack } from './consulted.ts'

type Opinion = Consulted['analysis']['opinions'][number]

let done: Consulted
/** Opinions by where they belong, told from the letters' kinds and from who took which letter back. */
let sections: Record<'counted' | '逾期' | '撤回' | '标题不符', Opinion[]>
let people: (opinions: readonly Opinion[]) => number
let mailOf: (opinion: Opinion) => Consulted['analysis']['mails'][number]

/** Sorts the opinions and counts the people, without the program's own counting. */
function prepare(consulted: Consulted): void {
  done = consulted
  const { mails, opinions } = done.analysis
  const byId = new Map(mails.map((mail) => [mail.id, mail]))
  mailOf = ({ mail }) => byId.get(mail)!
  const sectionOf = (opinion: Opinion): keyof typeof sections => {
    const { kind, source } = mailOf(opinion)
    if (kind === 'withdrawal' || takenBack.includes(source)) return '撤回'
    return kind === 'late' ? '逾期' : kind === 'off-subject' ? '标题不符' : 'counted'
  }
  sections = { counted: [], 逾期: [], 撤回: [], 标题不符: [] }
  for (const opinion of opinions) sections[sectionOf(opinion)].push(opinion)
  people = (some) => {
    // Who shares an address or, for a unit, a name is one: names are painted over until nothing changes.
    const signs = new Map(
      mails.map(({ id, from, submitter }) => [
        id,
        [from.address.toLowerCase(), ...(['个人', '未知'].includes(submitter.type) ? [] : [submitter.name])],
      ]),
    )
    const colour = new Map(mails.map(({ id }) => [id, id]))
    const known = new Map<string, string>()
    for (let again = true; again; ) {
      again = false
      for (const [id, names] of signs) {
        const least = [colour.get(id)!, ...names.flatMap((name) => known.get(name) ?? [])].sort()[0]!
        if (least !== colour.get(id) || names.some((name) => known.get(name) !== least)) again = true
        colour.set(id, least)
        for (const name of names) known.set(name, least)
      }
    }
    return new Set(some.map(({ mail }) => colour.get(mail))).size
  }
}

const file = (path: string): string => join(done.folder, path)
const digits = (text: string, pattern: RegExp): number[] => text.match(pattern)?.slice(1).map(Number) ?? []
const countBy = <T>(all: readonly T[], key: (one: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const one of all) counts[key(one)] = (counts[key(one)] ?? 0) + 1
  return counts
}
const outcomeOf = ({ id }: Opinion): string => done.typed.get(id)?.outcome ?? ''
const outcomesOf = (opinions: readonly Opinion[]): number[] => {
  const counts = countBy(opinions, outcomeOf)
  return ['采纳', '部分采纳', '不采纳', '解释说明'].map((outcome) => counts[outcome] ?? 0)
}
const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0)
/** 1—3 → 1, 2, 3. */
const spelled = (range: string): number[] => {
  const [from = 0, to = from] = range.split('—').map(Number)
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

/** Rows of a sheet below its head, by title. */
async function sheetOf(path: string, name: string): Promise<Record<string, string>[]> {
  const { value } = await readTables(readFileSync(file(path)), path)
  const rows = value.find((sheet) => sheet.name === name)!.rows.map((row) => row.map(({ text }) => text))
  const head = rows.findIndex((row) => row.filter(Boolean).length > 2)
  return rows.slice(head + 1).map((row) => Object.fromEntries(rows[head]!.map((title, at) => [title, row[at] ?? ''])))
}

/** Names and values of the charts of a DOCX, in their order. */
function chartsOf(path: string): { name: string; value: number }[][][] {
  const parts = unzipSync(readFileSync(file(path)))
  return Object.keys(parts)
    .filter((name) => /^word\/charts\/chart\d+\.xml$/.test(name))
    .sort()
    .map((name) => {
      const xml = strFromU8(parts[name]!)
      const points = (part: string): string[] =>
        [...part.matchAll(/<c:pt [^>]*>.*?<c:v>([^<]*)<\/c:v>/gs)].map(([, value]) => value ?? '')
      return [...xml.matchAll(/<c:ser>.*?<\/c:ser>/gs)].map(([series]) => {
        const names = points(series.match(/<c:cat>.*?<\/c:cat>/s)?.[0] ?? '')
        return points(series.match(/<c:val>.*?<\/c:val>/s)?.[0] ?? '').map((value, at) => ({
          name: names[at] ?? '',
          value: Number(value),
        }))
      })
    })
}

const places = ['inside', 'public'] as const
const marked = (place: string, name: string): string => (place === 'public' ? `${name}（公开）` : name)

/** Opinions by their number in the workbook. */
async function orderOf(): Promise<Map<string, Opinion>> {
  const rows = await sheetOf('inside/意见汇总.xlsx', '意见汇总')
  return new Map(
    rows.map((row) => [row['序号']!, done.analysis.opinions.find(({ id }) => isShortOf(row['意见编号']!, id))!]),
  )
}

/** Counts every number of every document again. */
export function recount(consulted: () => Consulted): void {
  describe(`every number, counted again on ${named}`, () => {
    beforeAll(() => prepare(consulted()))
    it('has letters of every kind that matters', () => {
      expect(done.typed.size).toBe(done.analysis.opinions.length)
      expect(sections.counted.length).toBeGreaterThan(40)
      for (const why of ['逾期', '撤回', '标题不符'] as const)
        expect([why, sections[why].length > 0]).toEqual([why, true])
    })

    it('the workbook holds each opinion once, those that do not count in sections of their own', async () => {
      for (const path of ['blank/意见汇总.xlsx', 'inside/意见汇总.xlsx']) {
        const rows = await sheetOf(path, '意见汇总')
        const ids = rows.map((row) => done.analysis.opinions.filter(({ id }) => isShortOf(row['意见编号']!, id)))
        expect(ids.map((found) => found.length).every((count) => count === 1)).toBe(true)
        expect(new Set(ids.map(([opinion]) => opinion?.id)).size).toBe(done.analysis.opinions.length)
        const numbers = rows.map((row) => row['序号'])
        const wanted = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at + 1}`)
        expect(numbers).toEqual([
          ...wanted('', sections.counted.length),
          ...wanted('逾期', sections.逾期.length),
          ...wanted('撤回', sections.撤回.length),
          ...wanted('标题不符', sections.标题不符.length),
        ])
        for (const [index, row] of rows.entries()) {
          const opinion = ids[index]![0]!
          const own = (Object.keys(sections) as (keyof typeof sections)[]).find((name) =>
            sections[name].includes(opinion),
          )
          expect(own === 'counted' ? /^\d+$/.test(row['序号']!) : row['序号']!.startsWith(own!)).toBe(true)
        }
      }
    })

    it('the workbook’s statistics', async () => {
      const rows = await sheetOf('inside/意见汇总.xlsx', '统计')
      const said = Object.fromEntries(rows.map((row) => [`${row['项目']} ${row['分项']}`, Number(row['数量'])]))
      const { mails, opinions, clusters, campaigns } = done.analysis
      const kinds = countBy(mails, ({ kind }) => kind)
      const [adopted, partly, declined, explained] = outcomesOf(sections.counted)
      const stances = countBy(sections.counted, ({ stance }) => stance)
      expect(said).toMatchObject({
        '来信 来信意见': kinds['submission'] ?? 0,
        '来信 逾期': kinds['late'] ?? 0,
        '来信 垃圾邮件': kinds['spam'] ?? 0,
        '来信 咨询': kinds['question'] ?? 0,
        '来信 合计': mails.length,
        '意见 计入统计': sections.counted.length,
        '意见 逾期': sections.逾期.length,
        '意见 撤回': sections.撤回.length,
        '意见 标题不符': sections.标题不符.length,
        '意见 合计': opinions.length,
        '采纳情况（计入统计） 采纳': adopted,
        '采纳情况（计入统计） 部分采纳': partly,
        '采纳情况（计入统计） 不采纳': declined,
        '采纳情况（计入统计） 解释说明': explained,
        '采纳情况（计入统计） 尚未决定': 0,
        '归并 组数': clusters.length,
        '重复联署 组数': campaigns.length,
      })
      for (const stance of ['支持', '反对', '修改', '补充', '疑问'])
        expect(said[`态度（计入统计） ${stance}`]).toBe(stances[stance] ?? 0)
      expect(
        sum(rows.filter((row) => row['项目'] === '来信' && row['分项'] !== '合计').map((row) => Number(row['数量']))),
      ).toBe(mails.length)
    })

    it.each(places)('the summary (%s): its words, its chart, and each opinion in one group or list', async (place) => {
      const path = `${place}/${marked(place, '意见汇总表')}.docx`
      const { text, tables } = await contentOf(file(path))
      const { counted } = sections
      const unique = new Set(
        // A sender's own list number is no difference.
        counted.map(({ text: words }) =>
          words
            .replace(/\s/g, '')
            .replace(
              /^(?:【批注\d+：|[（(][\d一二三四五六七八九十]+[）)]|[\d一二三四五六七八九十]+[、.．，是]|第[一二三四五六]，)+/,
              '',
            ),
        ),
      ).size
      const said = digits(
        text,
        /来信(\d+)件，提出者(\d+)家（人），意见(\d+)条，其中不重复的(\d+)条，重复联署(\d+)组。.*?逾期意见(\d+)条、撤回意见(\d+)条、标题不符意见(\d+)条/,
      )
      expect(said).toEqual([
        new Set(counted.map(({ mail }) => mail)).size,
        people(counted),
        counted.length,
        unique,
        done.analysis.campaigns.length,
        sections.逾期.length,
        sections.撤回.length,
        sections.标题不符.length,
      ])
      const types = text.match(/提出者：((?:[^，。\d]+\d+[，。])+)/)?.[1] ?? ''
      expect(sum([...types.matchAll(/\d+/g)].map(Number))).toBe(people(counted))
      const stances = countBy(counted, ({ stance }) => stance)
      expect(chartsOf(path)).toEqual([
        [['支持', '反对', '修改', '补充', '疑问'].map((name) => ({ name, value: stances[name] ?? 0 }))],
      ])

      const groups = tables.filter(([head]) => head?.includes('家数'))
      const order = await orderOf()
      const met: number[] = []
      for (const [head = [], ...rows] of groups) {
        const at = (title: string): number => head.indexOf(title)
        // A row over the whole width gives the clause that the groups below it are about.
        for (const row of rows.filter(([number]) => /^\d/.test(number!))) {
          const numbers = spelled(row[at('序号')]!)
          met.push(...numbers)
          const members = numbers.map((number) => order.get(String(number))!)
          expect(new Set(members.map(({ cluster }) => cluster)).size).toBe(1)
          expect([Number(row[at('条数')]), Number(row[at('家数')])]).toEqual([members.length, people(members)])
          expect(sum([...row[at('来源')]!.matchAll(/\d+/g)].map(Number))).toBe(people(members))
        }
      }
      expect(met.sort((one, other) => one - other)).toEqual(counted.map((_, index) => index + 1))
      // Outside the office only their numbers are told.
      const inside = place === 'inside'
      const lists = tables.filter(([head]) => head?.join() === '序号,意见来源,条款,意见')
      expect(lists.map((rows) => rows.length - 1)).toEqual(
        inside ? [sections.逾期.length, sections.撤回.length, sections.标题不符.length] : [],
      )
      expect(lists.flatMap(([, ...rows]) => rows.map(([number]) => number))).toEqual(
        inside ? [...order.keys()].filter((number) => !/^\d/.test(number)) : [],
      )
      for (const opinion of inside ? [] : sections.撤回)
        expect(text).not.toContain(opinion.text.replace(/\s/g, '').slice(-30))
    })

    it.each(places)('the adoption table (%s): each opinion with what was typed, and the totals', async (place) => {
      const { tables } = await contentOf(file(`${place}/${marked(place, '意见采纳情况表')}.docx`))
      const [head = [], ...rows] = tables.at(-1)!
      const order = await orderOf()
      const opinions = rows.filter(([number]) => /^\d+$/.test(number!))
      expect(opinions.map(([number]) => number)).toEqual(sections.counted.map((_, index) => String(index + 1)))
      for (const row of opinions) {
        const typed = done.typed.get(order.get(row[0]!)!.id)!
        expect([row[head.indexOf('采纳情况')], row[head.indexOf('理由')]]).toEqual([typed.outcome, typed.reason])
      }
      expect(
        digits(rows.at(-1)![1]!, /共(\d+)条：采纳(\d+)条，部分采纳(\d+)条，不采纳(\d+)条，解释说明(\d+)条/),
      ).toEqual([sections.counted.length, ...outcomesOf(sections.counted)])
      // The clause's own words stand once.
      const originals = rows.filter(([label]) => label === '原文').map(([, words]) => words)
      expect(new Set(originals).size).toBe(originals.length)
      expect(rows).toHaveLength(opinions.length + originals.length + 1)
    })

    it.each(places)('the notice (%s): its words add up to its table', async (place) => {
      const { text, tables } = await contentOf(file(`${place}/${marked(place, '采纳情况反馈公告')}.docx`))
      expect(
        digits(
          text,
          /共收到意见建议(\d+)条（来自(\d+)家单位和个人）.*?采纳(\d+)条，部分采纳(\d+)条，不采纳(\d+)条，解释说明(\d+)条。另有逾期意见(\d+)条、撤回意见(\d+)条、标题不符的意见(\d+)条/,
        ),
      ).toEqual([
        sections.counted.length,
        people(sections.counted),
        ...outcomesOf(sections.counted),
        sections.逾期.length,
        sections.撤回.length,
        sections.标题不符.length,
      ])
      const [head = [], ...rows] = tables.at(-1)!
      const at = (title: string): number => head.indexOf(title)
      const weight = (row: string[]): number => Number(/（同类意见(\d+)条）/.exec(row[at('意见内容')]!)?.[1] ?? 1)
      const totals = ['采纳', '部分采纳', '不采纳', '解释说明'].map((outcome) =>
        sum(rows.filter((row) => row[at('采纳情况')] === outcome).map(weight)),
      )
      expect(totals).toEqual(outcomesOf(sections.counted))
      const groups = countBy(sections.counted, ({ cluster }) => cluster)
      expect(rows.map(weight).sort()).toEqual(Object.values(groups).sort())
    })

    it.each(places)('the briefing (%s): its words, charts and tables', async (place) => {
      const path = `${place}/${marked(place, '征求意见简报')}.docx`
      const { text, tables } = await contentOf(file(path))
      const { counted } = sections
      expect(
        digits(
          text,
          /来信(\d+)件、提出者(\d+)家（人）、意见(\d+)条，归并为(\d+)组，其中重复联署(\d+)组；已决定(\d+)条。不计入的：逾期(\d+)条、撤回(\d+)条、标题不符(\d+)条/,
        ),
      ).toEqual([
        new Set(counted.map(({ mail }) => mail)).size,
        people(counted),
        counted.length,
        new Set(counted.map(({ cluster }) => cluster)).size,
        done.analysis.campaigns.length,
        counted.length,
        sections.逾期.length,
        sections.撤回.length,
        sections.标题不符.length,
      ])
      const stances = countBy(counted, ({ stance }) => stance)
      expect(text).toContain(
        `态度：${['支持', '反对', '修改', '补充', '疑问'].map((name) => `${name}${stances[name] ?? 0}条`).join('，')}。`,
      )
      const types = text.match(/提出者：((?:[^，。\d]+\d+[，。])+)/)?.[1] ?? ''
      expect(sum([...types.matchAll(/\d+/g)].map(Number))).toBe(people(counted))

      const [clauses, days] = chartsOf(path)
      const byClause = countBy(counted, ({ clauses: [first] }) => (first?.id ?? '总体').replaceAll('/', ''))
      for (const [index, { name }] of clauses![0]!.entries())
        expect([name, sum(clauses!.map((series) => series[index]!.value))]).toEqual([name, byClause[name]])
      const ofClauses = Object.values(byClause).sort((one, other) => other - one)
      expect(clauses![0]!.map((_, index) => sum(clauses!.map((series) => series[index]!.value)))).toEqual(
        ofClauses.slice(0, 6),
      )
      const byDay = countBy(counted, (opinion) => {
        const [, month, day] = (mailOf(opinion).receivedAt ?? '').slice(0, 10).split('-').map(Number)
        return `${month}月${day}日`
      })
      expect(Object.fromEntries(days![0]!.map(({ name, value }) => [name, value]))).toEqual(byDay)

      const [head = [], ...heaviest] = tables.find(([first]) => first?.includes('家数'))!
      const groups = [...Map.groupBy(counted, ({ cluster }) => cluster).values()]
        .map((members) => ({ people: people(members), count: members.length }))
        .sort((one, other) => other.people - one.people || other.count - one.count)
      expect(heaviest.map((row) => [Number(row[head.indexOf('家数')]), Number(row[head.indexOf('条数')])])).toEqual(
        groups.slice(0, 10).map(({ people: own, count }) => [own, count]),
      )
      const proposing = (words: string): number =>
        new Set(counted.filter(({ proposal }) => proposal?.to === words).map(({ mail }) => mail)).size
      const conflicts = tables.find(([first]) => first?.includes('改为（来信件数）'))?.slice(1) ?? []
      for (const [, , rivals = ''] of conflicts)
        for (const rival of rivals.split('；')) {
          const [, words = '', letters = ''] = /^(.*)（(\d+)件）$/.exec(rival) ?? []
          if (words !== '（删去）')
            expect([words, Number(letters) > 0 && Number(letters) <= proposing(words)]).toEqual([words, true])
        }
    })

    it('the page and the list for spreadsheets', async () => {
      for (const place of places) {
        const page = readFileSync(file(`${place}/${marked(place, '卷宗')}.html`), 'utf8')
        const data = JSON.parse(page.match(/const docket = (.*)\n/)?.[1] ?? '{}') as {
          sum: string
          opinions: { id: string; decision: string; apart: string }[]
        }
        expect(
          digits(data.sum, /意见 (\d+) 条，其中计入统计 (\d+) 条，逾期 (\d+) 条、撤回 (\d+) 条、标题不符 (\d+) 条/),
        ).toEqual([done.analysis.opinions.length, ...Object.values(sections).map((section) => section.length)])
        const shown = place === 'public' ? sections.counted : done.analysis.opinions
        expect(new Set(data.opinions.map(({ id }) => id)).size).toBe(shown.length)
        expect(data.opinions).toHaveLength(shown.length)
        expect(countBy(data.opinions, ({ decision }) => decision)).toEqual(countBy(shown, outcomeOf))
        const csv = readFileSync(file(`${place}/${marked(place, '意见汇总')}.csv`), 'utf8')
        const { value } = await readTables(Buffer.from(csv), 'a.csv')
        expect(value[0]!.rows.length - 1).toBe(shown.length)
      }
      const rows = await sheetOf('public/意见汇总（公开）.xlsx', '意见汇总')
      expect(countBy(rows, (row) => row['采纳情况']!)).toEqual(countBy(sections.counted, outcomeOf))
    })

    it('the replies: every opinion that was not taken back is answered once', async () => {
      const answered = done.analysis.opinions.filter((opinion) => !sections.撤回.includes(opinion))
      const names = readdirSync(file('replies')).filter((name) => name.endsWith('.docx'))
      expect(names).toHaveLength(people(answered))
      const letters = await Promise.all(names.map((name) => contentOf(file(`replies/${name}`))))
      expect(sum(letters.map(({ text }) => text.split(/(?:您|贵单位)提出：/).length - 1))).toBe(answered.length)
      const said = letters.map(({ text }) => text).join('')
      const wanted = outcomesOf(answered)
      expect(
        ['我们予以采纳', '我们部分采纳', '经研究未予采纳', '现说明如下'].map((words) => said.split(words).length - 1),
      ).toEqual(wanted)
      const drafts = readdirSync(file('replies')).filter((name) => name.endsWith('.eml'))
      expect(drafts).toHaveLength(names.length)
      const numbers = letters.map(({ text }) => Number(/台科函〔2025〕(\d+)号/.exec(text)?.[1]))
      expect(numbers.sort((one, other) => one - other)).toEqual(names.map((_, index) => index + 1))
    })
  })
}
