/** Why trying again would not help. */
export type RefusalCode = 'imap-auth' | 'imap-refused' | 'imap-mailbox' | 'imap-certificate' | 'imap-connect'

/** A server that will not let us in, or that is not there. */
export class ImapRefusal extends Error {
  readonly code: RefusalCode
  constructor(code: RefusalCode, message: string) {
    super(message)
    this.code = code
  }
}

/** What is wrong with a certificate, by the codes of Node and OpenSSL. */
const certificates = new Map<string, string>([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', '是服务器自己签发的，不能证明服务器的身份'],
  ['SELF_SIGNED_CERT_IN_CHAIN', '由不受信任的机构签发'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', '由不受信任的机构签发'],
  ['UNABLE_TO_GET_ISSUER_CERT', '由不受信任的机构签发'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', '由不受信任的机构签发'],
  ['CERT_UNTRUSTED', '由不受信任的机构签发'],
  ['CERT_HAS_EXPIRED', '已经过期（也请核对电脑的日期）'],
  ['CERT_NOT_YET_VALID', '尚未生效（请核对电脑的日期）'],
  ['CERT_REVOKED', '已被吊销'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', '是发给别的地址的，与所写的服务器不符'],
])

/** Why no connection comes about. A line that breaks later is another matter. */
const connections = new Map<string, string>([
  ['ECONNREFUSED', '没有邮件服务在那里应答（连接被拒绝）'],
  ['ENOTFOUND', '没有这个服务器名'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', '这个端口不是加密端口'],
  ['ERR_SSL_PACKET_LENGTH_TOO_LONG', '这个端口不是加密端口'],
])

/** The refusal in what went wrong; undefined when trying again may help. */
export function refusalOf(
  error: unknown,
  bye: string | undefined,
  { port }: { port?: number },
): ImapRefusal | undefined {
  const given = error as { authenticationFailed?: boolean; responseText?: string; message?: string; code?: string }
  const { authenticationFailed, responseText = '', message = '', code = '' } = given
  if (/unsafe login/i.test(`${responseText} ${message} ${bye ?? ''}`)) {
    return new ImapRefusal('imap-refused', '邮件服务器以“Unsafe Login”为由拒绝打开邮箱')
  }
  if (authenticationFailed) return new ImapRefusal('imap-auth', '邮件服务器不接受用户名或授权码')
  const certificate = certificates.get(code)
  if (certificate) return new ImapRefusal('imap-certificate', `服务器的证书${certificate}，为安全起见没有登录`)
  const connection = connections.get(code)
  if (connection) return new ImapRefusal('imap-connect', `连不上${port ? `（端口 ${port}）` : ''}：${connection}`)
  return undefined
}
