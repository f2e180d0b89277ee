import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { keyIdOf } from './code.ts'
import type { RevocationList } from './revocation-list.ts'

/** What the page carries inside. */
export interface VerifierContent {
  /** 发证机关. */
  organ: string
  /** Raw public keys. */
  keys: readonly Uint8Array[]
  list: RevocationList
}

const require = createRequire(import.meta.url)

/** Text that a script element cannot be ended by. */
const inert = (text: string): string => text.replace(/</g, '\\u003c')
const library = (name: string): string =>
  readFileSync(require.resolve(name), 'utf8').replace(/<\/script/gi, '<\\/script')

/**
 * One HTML file that checks certificate codes in a browser, offline: paste the text of a scanned code or pick a photo. Holds
 * the public keys and the signed list of revocations with its date. Nothing it reads is ever sent or becomes markup.
 */
export function verifierPage({ organ, keys, list }: VerifierContent): string {
  const content = { organ, keys: keys.map((raw) => [keyIdOf(raw), Buffer.from(raw).toString('base64url')]), list }
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src blob: data:">
<title>证书核验</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>证书核验</h1>
<p id="organ"></p>
<label for="text">扫描证书上的二维码，把得到的文字粘贴在这里：</label>
<textarea id="text" rows="4" spellcheck="false" autofocus></textarea>
<p><label for="photo">或选一张二维码的照片：</label> <input id="photo" type="file" accept="image/*"></p>
<section id="answer" aria-live="polite" hidden>
<p id="verdict"></p>
<dl id="said"></dl>
<p id="advice"></p>
</section>
<footer id="list"></footer>
</main>
<script>${library('tweetnacl/nacl-fast.min.js')}</script>
<script>${library('jsqr')}</script>
<script>const content = ${inert(JSON.stringify(content))}
${script}</script>
</body>
</html>
`
}

const style = `
body { margin: 0; background: #f4f1ea; color: #222; font: 18px/1.7 "Microsoft YaHei", "Noto Sans SC", sans-serif }
main { max-width: 40rem; margin: 2rem auto; padding: 1.5rem 2rem 2rem; background: #fff; border-top: 6px solid #b3161b }
h1 { margin: 0; font-size: 1.6rem }
textarea { box-sizing: border-box; width: 100%; font: 15px/1.5 Consolas, monospace }
#answer { margin-top: 1rem; padding: .5rem 1.2rem; border: 2px solid #777 }
#verdict { font-size: 1.3rem; font-weight: bold }
#answer.genuine { border-color: #18733a } #answer.genuine #verdict { color: #18733a }
#answer.revoked, #answer.forged { border-color: #b3161b } #answer.revoked #verdict, #answer.forged #verdict { color: #b3161b }
dl { display: grid; grid-template-columns: 4em 1fr; margin: 0 } dt { color: #666 } dd { margin: 0; font-size: 1.15rem }
footer { margin-top: 2rem; color: #666; font-size: .85rem }
`

// Plain script for old browsers: no modules, no WebCrypto. It mirrors code.ts and revocation-list.ts; a test runs both on the same codes.
const script = `
var $ = function (id) { return document.getElementById(id) }
var utf8 = function (text) { return new TextEncoder().encode(text) }
var unbase64 = function (text) {
  var plain = atob(text.replace(/-/g, '+').replace(/_/g, '/')), bytes = new Uint8Array(plain.length)
  for (var i = 0; i < plain.length; i++) bytes[i] = plain.charCodeAt(i)
  return bytes
}
var signedBy = function (text, keyId, signature) {
  try { signature = unbase64(signature) } catch (e) { return false }
  return signature.length === 64 && content.keys.some(function (key) { return key[0] === keyId && nacl.sign.detached.verify(utf8(text), signature, unbase64(key[1])) })
}
var list = content.list
var listText = ['GWR1', list.asOf, list.keyId].concat(list.revoked.map(function (r) { return JSON.stringify([r.number, r.name, r.on, r.reason]) })).join('\\n')
var listGood = signedBy(listText, list.keyId, list.signature)
var plainDate = function (iso) { var d = iso.split('-').map(Number); return d[0] + '年' + d[1] + '月' + d[2] + '日' }
var read = function (text) {
  var parts = text.trim().split('|')
  if (parts.length !== 6 || parts[0] !== 'GW1' || !/^([0-9a-f]{8})?$/.test(parts[4]) || !/^[\\w-]*$/.test(parts[5])) return null
  var said = parts.slice(1, 4).map(function (p) { return p.replace(/%(7C|25|0A|0D)/g, decodeURIComponent) })
  return { number: said[0], name: said[1], date: said[2], signed: parts[4] !== '', genuine: signedBy(parts.slice(0, 5).join('|'), parts[4], parts[5]) }
}
var judge = function (code) {
  if (!code) return ['unknown', '不是可核验的证书二维码']
  if (!code.signed) return ['unsigned', '二维码没有签名，不能凭它判断真伪']
  if (!code.genuine) return ['forged', '签名不对：内容被改动，或不是本机关所发']
  if (!listGood) return ['unknown', '本页所带的撤销名单已损坏，请向发证机关索取新的核验页']
  var gone = list.revoked.filter(function (r) { return r.number === code.number && r.name === code.name })[0]
  return gone ? ['revoked', '已于 ' + plainDate(gone.on) + ' 撤销：' + gone.reason] : ['genuine', '签名有效']
}
var advice = { genuine: '请对照证书，编号、名称、日期应与上面完全一致。', unsigned: '请与发证机关核对。', forged: '请勿采信，并告知发证机关。', revoked: '此证书已失效。', unknown: '' }
var show = function (text) {
  var code = read(text), verdict = judge(code), said = $('said')
  $('answer').hidden = text.trim() === ''
  $('answer').className = verdict[0]
  $('verdict').textContent = verdict[1]
  said.textContent = ''
  if (code) [['编号', code.number], ['名称', code.name], ['日期', /^\\d{4}-\\d\\d-\\d\\d$/.test(code.date) ? plainDate(code.date) : code.date]].forEach(function (pair) {
    pair.forEach(function (t, i) { var e = document.createElement(i ? 'dd' : 'dt'); e.textContent = t; said.appendChild(e) })
  })
  $('advice').textContent = advice[verdict[0]]
}
$('organ').textContent = '发证机关：' + content.organ
$('list').textContent = '撤销名单截至 ' + plainDate(list.asOf) + '，共 ' + list.revoked.length + ' 份' + (listGood ? '' : '（签名不对，名单不可用）') + '。本页离线工作，不上传任何内容。'
$('text').addEventListener('input', function () { show(this.value) })
$('photo').addEventListener('change', function () {
  var file = this.files[0]
  if (!file) return
  var image = new Image(), url = URL.createObjectURL(file)
  image.onload = function () {
    var scale = Math.min(1, 1600 / Math.max(image.width, image.height)), canvas = document.createElement('canvas')
    canvas.width = image.width * scale; canvas.height = image.height * scale
    var pen = canvas.getContext('2d'); pen.drawImage(image, 0, 0, canvas.width, canvas.height); URL.revokeObjectURL(url)
    var found = jsQR(pen.getImageData(0, 0, canvas.width, canvas.height).data, canvas.width, canvas.height)
    $('text').value = found ? found.data : ''
    show(found ? found.data : '照片中没有读出二维码')
  }
  image.onerror = function () { show('照片打不开') }
  image.src = url
})
`
