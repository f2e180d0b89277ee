import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newFolder, passphrase } from './process.ts'
import { run } from './run.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const guide = readFileSync(join(root, 'docs', 'guide', '证书.md'), 'utf8')

/** The commands of the guide, in their order. */
const commands = [...guide.matchAll(/^```\n([\s\S]*?)^```$/gm)]
  .flatMap(([, block = '']) => block.split('\n'))
  .filter((line) => line.startsWith('gongwen '))
  .map((line) => line.split(/\s+/).slice(1))

describe('docs/guide/证书.md', () => {
  let folder = ''
  beforeAll(() => {
    folder = newFolder()
    cpSync(join(root, 'examples', 'taizhou', 'certificates'), join(folder, 'examples/taizhou/certificates'), {
      recursive: true,
    })
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('has commands that run as they stand, one after the other', async () => {
    expect(commands.length).toBeGreaterThan(10)
    const env = { GONGWEN_HOME: join(folder, 'home'), GONGWEN_PASSPHRASE: passphrase }
    for (const argv of commands) {
      const ran = await run(folder, argv, { env })
      const problems = ran.told.split('\n').filter((line) => /^(错误|注意)：|^程序内部/.test(line))
      expect([argv.join(' '), ran.status, problems]).toEqual([argv.join(' '), 0, []])
    }
    expect(readdirSync(join(folder, '证书')).length).toBe(7)
    expect(readdirSync(folder).sort()).toEqual(
      ['examples', 'home', '套打', '对外', '拼版', '校样', '竖版', '证书', '重印'].sort(),
    )
  })

  it('names the options of the commands as they are', async () => {
    const help = await Promise.all(
      ['keygen', 'issue', 'reprint', 'calibrate', 'revoke', 'list', 'verify', 'export'].map(
        async (name) => (await run(folder, ['certificate', name, '--help'])).out,
      ),
    )
    const known = new Set(help.join('\n').match(/--[a-z-]+/g))
    expect([...new Set(guide.match(/(?<=[\s`])--[a-z][a-z-]+/g))].filter((option) => !known.has(option))).toEqual([])
  })
})
