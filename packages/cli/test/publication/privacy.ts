import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDocument, readTables } from '@gongwen/readers'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Consulted, hasSet, labelled, named, takenBack } from './consulted.ts'

/** What must not be published of a set of letters. */
interface Secrets {
  names: Set<string>
  contacts: Set<string>
}

interface Labelled {
  from: { name: string; address: string }
  submitter: { name: string }
  body?: { role: string; text: string }[]
}

const phone = /(?<!\d)(?:0\d{2,3}[- ]?\d{7,8}|1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)/g
const mailbox = /[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g
const address = /[\p{Script=Han}]{2,12}(?:路|街|大道|村|社区|小区)\d{1,5}[号幢][\p{Script=Han}\dA-Z]{0,12}/gu
/** What a sender calls itself that is no person's name. */
const noPerson = /局|会|院|所|处|室|班|服务|顾问|退信|企业|工贸|匿名|中心|公司|admin/

/** What stands in a signature beside the name. */
const besides = /电话|手机|敬上|经理|教授|盖章|联系|署名|办公|技术|管理|盼复|来自|地址|公司|补充|口述|整理|年|月|日/

/** Names in signatures: words of two to four characters that are neither the unit's nor a title. */
function signedBy({ body = [], submitter }: Labelled): string[] {
  return body
    .filter(({ role }) => role === 'signature')
    .flatMap(({ text }) => text.split(/[^\p{Script=Han}]+/u))
    .filter((word) => /^.{2,4}$/u.test(word) && !besides.test(word) && !noPerson.test(word))
    .filter((word) => !submitter.name.includes(word))
}

/** People, from the labels of the set, or from the letters of the example as they stand in its docket. */
function secretsOf({ analysis, folder }: Consulted): Secrets {
  const letters: Labelled[] = hasSet
    ? readFileSync(join(labelled, 'mails.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Labelled)
    : analysis.mails
  const names = new Set<string>()
  const contacts = new Set<string>()
  for (const letter of letters) {
    contacts.add(letter.from.address)
    for (const name of letter.from.name.split(/[ ,，]+/))
      if (/^(?:\p{Script=Han}{2,4}|[A-Z][a-z]{3,})$/u.test(name) && !noPerson.test(letter.from.name)) names.add(name)
    for (const name of signedBy(letter)) names.add(name)
    for (const pattern of [phone, mailbox, address])
      for (const [found] of JSON.stringify(letter).matchAll(pattern)) contacts.add(found)
  }
  const page = readFileSync(join(folder, 'inside/卷宗.html'), 'utf8')
  for (const pattern of [phone, mailbox]) for (const [found] of page.matchAll(pattern)) contacts.add(found)
  return { names, contacts }
}

/** All words of a file: what a reader sees, and what lies hidden in its parts. */
async function wordsOf(path: string): Promise<string> {
  const bytes = readFileSync(path)
  if (/\.(html|json|csv)$/.test(path)) return bytes.toString('utf8')
  if (path.endsWith('.pdf')) return (await readDocument(bytes, path)).value.text
  const parts = Object.values(unzipSync(bytes)).map((part) => strFromU8(part))
  const read = path.endsWith('.xlsx')
    ? (await readTables(bytes, path)).value.flatMap(({ rows }) => rows.flatMap((row) => row.map(({ text }) => text)))
    : [(await readDocument(bytes, path)).value.text]
  return [...read, ...parts.map((part) => part.replace(/<[^>]*>/g, ''))].join('\n')
}

/** Nothing that goes out says who a person is. */
export function checkPrivacy(consulted: () => Consulted): void {
  describe(`what is published of ${named}`, () => {
    let secrets: Secrets
    let files: string[]
    beforeAll(() => {
      secrets = secretsOf(consulted())
      files = readdirSync(join(consulted().folder, 'public')).filter((name) => !name.includes('内部'))
    })

    it('comes in every format', () => {
      const endings = new Set(files.map((name) => name.slice(name.lastIndexOf('.') + 1)))
      expect([...endings].sort()).toEqual(['csv', 'docx', 'html', 'json', 'pdf', 'xlsx'])
      expect(files.length).toBeGreaterThanOrEqual(12)
    })

    it('could give much away: the same words inside the office do', async () => {
      const inside = await wordsOf(join(consulted().folder, 'inside/卷宗.html'))
      const met = [...secrets.names, ...secrets.contacts].filter((secret) => inside.includes(secret))
      expect(met.length).toBeGreaterThan(hasSet ? 80 : 20)
    })

    it('names no person and gives no phone, address or e-mail', async () => {
      for (const name of files) {
        const words = (await wordsOf(join(consulted().folder, 'public', name))).replace(/\s/g, '')
        const found = [...secrets.names, ...secrets.contacts].filter((secret) =>
          words.includes(secret.replace(/\s/g, '')),
        )
        expect([name, found]).toEqual([name, []])
        const contacts = [...words.matchAll(mailbox), ...words.matchAll(phone)].map(([text]) => text)
        expect([name, contacts]).toEqual([name, []])
      }
    })

    it('says nothing of what was taken back', async () => {
      const { mails, opinions } = consulted().analysis
      const back = new Set(mails.flatMap(({ id, source }) => (takenBack.includes(source) ? [id] : [])))
      const gone = opinions.filter(({ mail }) => back.has(mail)).map(({ text }) => text.replace(/\s/g, '').slice(-24))
      expect(gone.length).toBeGreaterThan(0)
      for (const name of files) {
        const words = (await wordsOf(join(consulted().folder, 'public', name))).replace(/\s/g, '')
        expect([name, gone.filter((text) => words.includes(text))]).toEqual([name, []])
      }
    })

    it('lists for the office what was masked, and what a person should look at', async () => {
      const path = join(consulted().folder, 'public/遮盖核对清单（内部）.xlsx')
      const { value } = await readTables(readFileSync(path), path)
      const rows = value[0]!.rows.map((row) => row.map(({ text }) => text))
      const table = await wordsOf(join(consulted().folder, 'public/意见汇总（公开）.csv'))
      const shown = [...new Set([...table.matchAll(/个人（[^）]*\*[^）]*）/g)].map(([source]) => source))]
      expect(shown.length).toBeGreaterThan(3)
      for (const source of shown) {
        const row = rows.find((cells) => cells.includes(source))
        expect([source, row?.[0], row?.some((cell) => secrets.names.has(cell))]).toEqual([source, '已遮盖', true])
      }
      // the letters of the example leave nothing in doubt
      if (hasSet) expect(rows.map(([what]) => what)).toContain('请核对')
    })

    it('names the units that wrote as units', async () => {
      const words = await wordsOf(join(consulted().folder, 'public/意见汇总（公开）.csv'))
      const units = consulted().analysis.mails.filter(
        ({ id, kind, submitter }) =>
          kind === 'submission' &&
          /(?:公司|协会|局|研究院)$/.test(submitter.name) &&
          consulted().analysis.opinions.some(({ mail }) => mail === id) &&
          submitter.type !== '个人',
      )
      expect(units.length).toBeGreaterThan(5)
      expect(units.filter(({ submitter }) => !words.includes(submitter.name))).toHaveLength(
        units.filter(({ source }) => source === 'm018.eml').length,
      )
    })
  })
}
