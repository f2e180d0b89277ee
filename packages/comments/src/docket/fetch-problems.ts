import type { Diagnostic } from '@gongwen/model'
import type { ImapConfig } from '../sources/imap-client.ts'
import type { ImapRefusal, RefusalCode } from '../sources/imap-refusal.ts'

/** Mail services whose web password opens no mail program. */
const withCodes = /(?:^|\.)(?:126|163|188|yeah|qq|foxmail|sina|sohu|aliyun)\.(?:com|net|cn)$/i

/** A refusal, with what to do about it. */
export function refused(error: ImapRefusal, { host, user }: ImapConfig): Diagnostic {
  const remedies: Record<RefusalCode, string> = {
    'imap-auth': `${withCodes.test(host) ? '' : `请核对用户“${user}”和密码；`}126、163、QQ 等邮箱要用“客户端授权码”而不是网页密码：在网页邮箱的设置中开启 IMAP 服务并生成授权码`,
    'imap-refused': '请在网页邮箱的设置中开启 IMAP 服务，稍后再试；仍不行时请联系邮箱管理员',
    'imap-mailbox': '请核对 imap.yaml 中的“文件夹”；不写就是收件箱',
    'imap-certificate': '请核对服务器地址；单位自建的邮箱请向管理员要根证书文件（PEM），在 imap.yaml 中写 证书: 文件名',
    'imap-connect': '请核对 imap.yaml 中的服务器和端口（加密端口一般是 993），以及本机能否上网',
  }
  return {
    code: error.code,
    severity: 'error',
    message: error.message,
    place: { file: host },
    remedy: remedies[error.code],
  }
}

/** The line stayed broken. */
export function unreachable(error: unknown, { host }: ImapConfig): Diagnostic {
  return {
    code: 'imap-unreachable',
    severity: 'error',
    message: `多次重连失败：${reasonOf(error)}`,
    place: { file: host },
    remedy: '已收取的来信都已入库；请检查网络和服务器地址，再运行一次即可继续',
  }
}

/** Letters that stay on the server for their subject. */
export function leftOut(subjects: readonly string[], { host }: ImapConfig): Diagnostic {
  return {
    code: 'imap-left-out',
    severity: 'info',
    message: `有 ${subjects.length} 封邮件的主题不含公告要求的字样，没有收取：${subjects
      .slice(0, 5)
      .map((subject) => `“${subject.slice(0, 30)}”`)
      .join('、')}${subjects.length > 5 ? ' 等' : ''}`,
    place: { file: host },
    remedy: '要一并收取时，把 imap.yaml 中的“主题”改为“全部”',
  }
}

/** What breaks lines, by the system's codes. */
const reasons = new Map<string, string>([
  ['ECONNRESET', '对方断开'],
  ['EPIPE', '对方断开'],
  ['ECONNREFUSED', '连接被拒绝'],
  ['ETIMEDOUT', '没有应答'],
  ['ETIMEOUT', '没有应答'],
  ['CONNECT_TIMEOUT', '没有应答'],
  ['GREETING_TIMEOUT', '没有应答'],
  ['EHOSTUNREACH', '网络不通'],
  ['ENETUNREACH', '网络不通'],
  ['EAI_AGAIN', '查不到服务器名，可能没有网络'],
  ['ENOTFOUND', '查不到服务器名'],
  ['NoConnection', '对方断开'],
  ['EConnectionClosed', '对方断开'],
])

/** Why a line broke, in words where they are known. */
export function reasonOf(error: unknown): string {
  const { code = '', message = String(error) } = error as { code?: string; message?: string }
  return reasons.get(code) ?? (/close|not available/i.test(message) ? '对方断开' : message)
}
