import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from './run.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const manual = readFileSync(join(root, 'README.zh-CN.md'), 'utf8')

/** Names of the commands that a help text lists. */
function listed(help: string): string[] {
  const [, below = ''] = help.split('命令：\n')
  return [...below.matchAll(/^ {2}([a-z]+)/gm)].map(([, name = '']) => name)
}

/** Every command by its path, with its help. */
async function allCommands(): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const name of listed((await run('.', ['--help'])).out)) {
    const help = (await run('.', [name, '--help'])).out
    const inner = listed(help)
    if (inner.length === 0) found.set(name, help)
    for (const child of inner) found.set(`${name} ${child}`, (await run('.', [name, child, '--help'])).out)
  }
  return found
}

describe('help', () => {
  it('is Chinese, and the manual names every command', async () => {
    const commands = await allCommands()
    expect([...commands.keys()]).toEqual(
      expect.arrayContaining(['render', 'certificate issue', 'comments decide', 'form read', 'evaluate']),
    )
    for (const [path, help] of commands) {
      expect([path, manual.includes(`gongwen ${path}`)]).toEqual([path, true])
      expect([path, /Usage|Options|Arguments|Commands|display help|\[options\]/.test(help)]).toEqual([path, false])
      expect([path, /-h, --help +显示帮助/.test(help)]).toEqual([path, true])
    }
  })

  it('answers mistakes in Chinese with exit status 2 and nothing on stdout', async () => {
    const mistakes = [
      ['rendr'],
      ['render'],
      ['render', 'x.md', '--nope'],
      ['render', 'x.md', '--to', 'doc'],
      ['render', '没有.md'],
      ['render', '没有这个模板'],
      ['comments', 'open', 'd'],
      ['certificate', 'revoke', '1'],
      ['render', 'announcement', '-o', '通知.pdf'],
    ]
    for (const argv of mistakes) {
      const ran = await run('.', argv)
      expect([argv, ran.status, ran.out]).toEqual([argv, 2, ''])
      expect([argv, /^错误：.*[\u4e00-\u9fff].*\[[a-z-]+\]$/m.test(ran.told)]).toEqual([argv, true])
    }
  })

  it('prints one JSON object and nothing else with --json', async () => {
    for (const argv of [
      ['templates', '--json'],
      ['render', '没有.md', '--json'],
      ['nope', '--json'],
    ]) {
      const ran = await run('.', argv)
      expect(typeof ran.json<{ diagnostics: unknown[] }>().diagnostics).toBe('object')
    }
  })
})
