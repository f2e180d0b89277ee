import { existsSync, readFileSync } from 'node:fs'
import { type Document, textOf } from '@gongwen/model'
import { checkMarkdown, documentOf, fill, loadTemplate, readData } from '@gongwen/templates'
import { describe, expect, it } from 'vitest'

const folder = new URL('../../../examples/taizhou/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')
const shared = new URL('../../../../shared/seeds/', import.meta.url)

/** The lines of a document's text without white space; 版头's red mark and 版记 are not in the published texts. */
function linesOf(document: Document): string[] {
  const shown = document.children.filter(({ type }) => type !== 'imprint')
  const lines = textOf({ ...document, children: shown }).split('\n')
  return lines.map((line) => line.replace(/\s/g, '')).filter((line) => line !== '' && line !== '台州市人民政府文件')
}

const gold = (name: string): string[] => read(`gold/${name}.txt`).trimEnd().split('\n')

describe('the published texts', () => {
  it.each(['announcement', 'issuance'])('%s.md has the text of the published one, letter by letter', (name) => {
    const { value, diagnostics } = documentOf(read(`${name}.md`))
    expect(diagnostics).toEqual([])
    expect(linesOf(value!)).toEqual(gold(name))
  })

  it('the notice with 19 tasks comes out of its template', () => {
    const { value } = fill(loadTemplate('issuance-notice').value!, readData(read('issuance.yaml')).value)
    expect(linesOf(value!).join('\n')).toBe(
      gold('issuance')
        .join('\n')
        .replace(/^(\d+\.)\s*/gm, '$1'),
    )
  })

  it('the announcement and the draft come out of their templates', () => {
    const notice = fill(loadTemplate('call-for-comments').value!, readData(read('announcement.yaml')).value)
    const sample = loadTemplate('draft-policy').value!
    const draft = fill(sample, readData(sample.sample).value)
    const text = [...linesOf(notice.value!), ...linesOf(draft.value!)]
    expect(text).toEqual(gold('announcement'))
  })

  it.skipIf(!existsSync(shared)).each([
    ['announcement', '000_8e1f3275bfe649be.txt'],
    ['issuance', '002_0783d665b085bda5.txt'],
  ])('%s gold is the seed without white space and personal data (skipped without ../shared)', (name, file) => {
    const seed = readFileSync(new URL(file, shared), 'utf8').replace(/^mailto:.*$/m, '')
    expect(masked(gold(name).join(''))).toBe(masked(seed.replace(/\s/g, '')))
  })

  it('keeps the slips of the published texts, and finds each of them', () => {
    const listed = [...read('gold/README.md').matchAll(/^\| (\S+) \| .+ \| `([a-z-]+)` \|$/gm)].map(
      ([, text, code]) => ({ text, code }),
    )
    expect(listed.length).toBe(9)
    const codes = (name: string): string[] => checkMarkdown(read(`${name}.md`)).map(({ code }) => code)
    const found = { 公告: codes('announcement'), 征求意见稿: codes('announcement'), 实施方案: codes('issuance') }
    for (const { text, code } of listed) expect(found[text as keyof typeof found], `${text} ${code}`).toContain(code)
    expect([...found.公告, ...found.实施方案].filter((code) => !listed.some((slip) => slip.code === code))).toEqual([])
  })

  it('neither text breaks a rule marked 规定', () => {
    for (const name of ['announcement', 'issuance']) {
      expect(checkMarkdown(read(`${name}.md`)).filter(({ severity }) => severity === 'error')).toEqual([])
    }
  })
})

/** Names, numbers and rooms are other people's: only their places are compared. */
function masked(text: string): string {
  return text
    .replace(/联系人：.{2,3}联系电话/, '联系人：联系电话')
    .replace(/0576-\d{8}/g, '0576')
    .replace(/[\w.]+@[\w.]+/g, '@')
    .replace(/\d{3}办公室/, '办公室')
}
