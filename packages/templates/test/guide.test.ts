import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { formatDiagnostic } from '@gongwen/model'
import { fill, loadTemplate, readData } from '@gongwen/templates'
import { afterAll, describe, expect, it } from 'vitest'
import { rules } from '../src/check/rules/index.ts'
import { helpers } from '../src/filling/helpers/index.ts'
import { blockDirectives } from '../src/markdown/directives/block-directives.ts'
import type { Directive } from '../src/markdown/directives/directive.ts'
import { inlineDirectives } from '../src/markdown/directives/inline-directives.ts'
import { frontMatterKeys } from '../src/markdown/front-matter.ts'

const guide = new URL('../../../docs/guide/', import.meta.url)
const main = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url))

const cell = (text: string): string => text.replace(/\|/g, '\\|')
const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')

function directiveRow({ name, aliases = [], forms, about, attributes }: Directive<unknown>): string[] {
  const colons = { text: ':', leaf: '::', container: ':::' }
  const names = forms.map((form) => `\`${colons[form]}${name}\``).join(' ')
  const all = Object.entries(attributes).map(([key, what]) => (what ? `${key}（${what}）` : key))
  return [names, `${about}${aliases.length > 0 ? `；也可写 ${aliases.join('、')}` : ''}`, all.join('；')]
}

const tables: Record<string, string> = {
  文件头部: table(['项', '内容'], Object.entries(frontMatterKeys)),
  指令: table(['指令', '意思', '属性'], [...blockDirectives, ...inlineDirectives].map(directiveRow)),
  写法: table(
    ['名称', '写法', '结果'],
    helpers.map(({ name, aliases, usage, about }) => [`${name} ${aliases.join(' ')}`, `\`${usage}\``, about]),
  ),
  规则: table(
    ['代码', '强度', '规则', '依据', '可改'],
    rules.map((rule) => [`\`${rule.code}\``, rule.strength, rule.about, rule.clause ?? '', rule.safe ? '可改' : '']),
  ),
}

describe('the guides', () => {
  it.each([
    ['写法速查.md', ['文件头部', '指令', '写法']],
    ['检查规则.md', ['规则']],
  ])('%s lists what there is', (name, sections) => {
    const file = new URL(encodeURIComponent(name), guide)
    let text = readFileSync(file, 'utf8')
    for (const section of sections) {
      text = text.replace(
        new RegExp(`(<!-- 表：${section} -->)[\\s\\S]*?(<!-- 表完 -->)`),
        (_, from, to) => `${from}\n\n${tables[section]}\n\n${to}`,
      )
    }
    if (process.env['UPDATE']) writeFileSync(file, text)
    expect(readFileSync(file, 'utf8')).toBe(text)
  })
})

describe('新建模板.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongwen-guide-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const text = readFileSync(new URL(encodeURIComponent('新建模板.md'), guide), 'utf8')
  const fences = [...text.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)]
  const commands = fences.filter(([, kind]) => kind === 'sh').flatMap(([, , , body = '']) => body.trim().split('\n'))

  it('its files and commands, run from first to last, make what they promise', () => {
    expect(commands.length).toBeGreaterThanOrEqual(5)
    for (const [, kind, name, body = ''] of fences) {
      if (name !== undefined) {
        mkdirSync(dirname(join(folder, name)), { recursive: true })
        writeFileSync(join(folder, name), body)
      } else if (kind === 'sh') {
        for (const command of body.trim().split('\n')) {
          const [program, ...words] = command.split(' ')
          expect(program).toBe('gongwen')
          execFileSync(process.execPath, ['--conditions=source', main, ...words], { cwd: folder, stdio: 'pipe' })
        }
      }
    }
    for (const made of ['会议通知.docx', '会议通知-样例.docx', '六月.docx'])
      expect(existsSync(join(folder, made)), made).toBe(true)
  })

  it('the message it shows is the one that is given', () => {
    const template = loadTemplate(join(folder, '会议通知')).value!
    const wrong = readFileSync(join(folder, '六月.yaml'), 'utf8').replace('2025-6-20', '2025年6月31日')
    const found = fill(template, readData(wrong, '六月.yaml').value).diagnostics.map(formatDiagnostic)
    const shown = fences.find(([, kind]) => kind === 'text')?.[3]?.trim()
    expect(found).toEqual([shown])
  })
})
