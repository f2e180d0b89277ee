import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Why LibreOffice cannot edit here; nothing when it can. */
export const noOffice = spawnSync('soffice', ['--version']).status === 0 ? undefined : '没有 soffice（LibreOffice）'

/** Names of LibreOffice's filters by ending. */
export const filters = { docx: 'MS Word 2007 XML', odt: 'writer8', doc: 'MS Word 97', rtf: 'Rich Text Format' }

/** LibreOffice's version, as it says it. */
export function officeVersion(): string {
  return spawnSync('soffice', ['--version'], { encoding: 'utf8' }).stdout.trim()
}

/** Performs the steps of `edit.bas` in LibreOffice with a profile of its own; returns what it could not do. */
export function performInOffice(steps: readonly (readonly string[])[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongwen-office-'))
  try {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    // The first start lays out the profile and would put its own library over ours.
    spawnSync('soffice', [profile, '--headless', '--terminate_after_init'], { timeout: 120_000 })
    const basic = join(folder, 'profile', 'user', 'basic', 'Standard')
    mkdirSync(basic, { recursive: true })
    const source = readFileSync(new URL('edit.bas', import.meta.url), 'utf8')
    const escaped = source.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
    const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    writeFileSync(
      join(basic, 'Edit.xba'),
      `${head}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edit" script:language="StarBasic">${escaped}</script:module>`,
    )
    writeFileSync(
      join(basic, 'script.xlb'),
      `${head}<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Edit"/></library:library>`,
    )
    const plan = join(folder, 'plan.txt')
    writeFileSync(plan, `${steps.map((step) => step.join('\t')).join('\n')}\n`)
    spawnSync('soffice', [profile, '--headless', '--norestore', 'macro:///Standard.Edit.Run'], {
      env: { ...process.env, GONGWEN_PLAN: plan },
      timeout: 300_000,
    })
    return existsSync(`${plan}.done`) ? readFileSync(`${plan}.done`, 'utf8') : 'LibreOffice 没有做完'
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
