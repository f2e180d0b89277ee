import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { startNetease } from '../../comments/test/servers/netease.ts'
import { run } from './run.ts'

const example = join(import.meta.dirname, '..', '..', '..', 'examples', 'taizhou')

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongwen-intake-'))
  mkdirSync(join(folder, '来信'))
  const [name = ''] = readdirSync(join(example, 'mailbox')).filter((each) => each.endsWith('.eml'))
  cpSync(join(example, 'mailbox', name), join(folder, '来信', 'a.eml'))
  writeFileSync(join(folder, '稿.md'), '# 办法\n\n第一条 充电设施应当符合消防安全要求。\n')
  const opened = await run(folder, ['comments', 'open', '卷宗', '--draft', '稿.md', ...days])
  expect(opened.status).toBe(0)
  await run(folder, ['comments', 'import', '卷宗', '来信'])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const days = ['--opens', '2025-06-03', '--closes', '2025-06-30']

describe('comments open', () => {
  it('knows the same clauses in a draft as PDF as in the DOCX', async () => {
    await run(folder, ['render', 'draft-policy', '--to', 'pdf,docx', '-o', '稿'])
    const texts: unknown[] = []
    for (const format of ['docx', 'pdf']) {
      const draft = join('稿', `draft-policy-样例.${format}`)
      expect((await run(folder, ['comments', 'open', format, '--draft', draft, ...days])).status).toBe(0)
      await run(folder, ['comments', 'export', format, '--to', 'json', '-o', `${format}-数据`])
      const { draft: parsed } = JSON.parse(readFileSync(join(folder, `${format}-数据`, 'analysis.json'), 'utf8'))
      texts.push(parsed.clauses.map(({ id, text }: { id: string; text: string }) => [id, text]))
    }
    expect(texts[1]).toEqual(texts[0])
  })
})

describe('comments show', () => {
  it('writes a letter out as it came, and nothing over another file', async () => {
    const listed = await run(folder, ['comments', 'list', '卷宗', '--json'])
    const [id = ''] = listed.json<{ mails: { id: string }[] }>().mails.map((mail) => mail.id)
    const shown = await run(folder, ['comments', 'show', '卷宗', id, '-o', '原件'])
    expect(shown.status).toBe(0)
    const path = join(folder, '原件', `${id}.eml`)
    expect(readFileSync(path).equals(readFileSync(join(folder, '来信', 'a.eml')))).toBe(true)
    writeFileSync(path, 'mine')
    const again = await run(folder, ['comments', 'show', '卷宗', id, '-o', '原件'])
    expect([again.status, again.told.includes('file-exists')]).toEqual([2, true])
    expect(readFileSync(path, 'utf8')).toBe('mine')
  })
})

describe('comments fetch', () => {
  const told = async (yaml: string, env: Record<string, string> = {}): Promise<[number, string]> => {
    writeFileSync(join(folder, 'imap.yaml'), yaml)
    const ran = await run(folder, ['comments', 'fetch', '卷宗', '--imap', 'imap.yaml'], {
      env: { GONGWEN_HOME: `${folder}/home`, ...env },
    })
    return [ran.status, /（?错误：(.*)/.exec(ran.told)?.[1] ?? ran.told]
  }

  it.each([
    ['服务器 localhost', '没有一项设置'],
    ['服务器: localhost', '缺少服务器或用户'],
    ['服务器: localhost\n用户: a\n密码: b', '写了授权码或密码'],
    ['服务器: localhost\n用户: a\n端口: 9x', '不是端口号'],
    ['服务器: localhost\n用户: a\nserver: b', '不认识的设置“server”'],
    ['服务器: localhost\n用户: a\n主题: 有些', '“主题”要写 全部 或 相符'],
    ['服务器: localhost\n用户: a\n证书: 没有.pem', '找不到文件'],
    ['服务器: localhost\n用户: a', '没有给出邮箱的授权码'],
  ])('refuses %j', async (yaml, wanted) => {
    const [status, words] = await told(yaml)
    expect([status, words]).toEqual([2, expect.stringContaining(wanted)])
  })

  it('says how to write the settings where there are none', async () => {
    const ran = await run(folder, ['comments', 'fetch', '卷宗', '--imap', '没有.yaml'])
    expect([ran.status, ran.told]).toEqual([2, expect.stringContaining('服务器: imap.126.com')])
  })

  it('reads Chinese names of settings and tells what a server says', async () => {
    const server = await startNetease([])
    onTestFinished(() => server.close())
    const yaml = `服务器: 127.0.0.1\n端口: ${server.port}\n用户: a@126.com\n加密: false\n主题: 相符\n`
    expect(await told(yaml, { GONGWEN_IMAP_PASSWORD: 'wrong' })).toEqual([2, expect.stringContaining('客户端授权码')])
    expect(await told(yaml, { GONGWEN_IMAP_PASSWORD: 'right' })).toEqual([0, ''])
  })
})
