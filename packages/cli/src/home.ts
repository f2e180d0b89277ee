import { homedir, platform } from 'node:os'
import { join } from 'node:path'
import type { Context } from './context.ts'

/** The user's own folder for what outlives a run: the certificate register, keys, font choices. `GONGWEN_HOME` moves it. */
export function homeFolder({ env }: Context): string {
  const given = env['GONGWEN_HOME']
  if (given) return given
  if (platform() === 'win32') return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'gongwen')
  if (platform() === 'darwin') return join(homedir(), 'Library', 'Application Support', 'gongwen')
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'gongwen')
}
