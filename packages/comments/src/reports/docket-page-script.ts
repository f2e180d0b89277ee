/** Looks of the docket page. */
export const pageStyle = `
body { margin: 0; color: #222; background: #f5f5f3; font: 16px/1.7 "Microsoft YaHei", "Noto Sans SC", sans-serif }
header { position: sticky; top: 0; padding: .6rem 1.2rem; background: #fff; border-bottom: 2px solid #b3161b }
h1 { margin: 0 0 .3rem; font-size: 1.15rem }
form { display: flex; flex-wrap: wrap; gap: .3rem 1rem; align-items: baseline }
input, select { font: inherit; max-width: 16em }
main { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1rem; padding: 1rem 1.2rem }
main.single { grid-template-columns: minmax(0, 1fr) }
h2 { margin: 1rem 0 .2rem; font-size: 1rem }
h2 + p { margin: 0 0 .4rem; color: #666; font-size: .9rem }
article { margin: .4rem 0; padding: .5rem .8rem; background: #fff; border: 1px solid #ddd; border-left: 4px solid #8aa; cursor: pointer }
article:focus, article.open { outline: 2px solid #b3161b }
article p { margin: 0; white-space: pre-wrap }
article small { color: #666 }
aside { position: sticky; top: 7rem; max-height: calc(100vh - 8rem); overflow: auto; padding: .8rem 1rem; background: #fff; border: 1px solid #ddd }
aside pre { white-space: pre-wrap; font: inherit }
mark { background: #ffe58a } mark.now { background: #ffb84d }
@media (max-width: 800px) { main { grid-template-columns: minmax(0, 1fr) } aside { position: static; max-height: none } }
`

/** The docket page's program: plain script, text in and text out, nothing becomes markup. */
export const pageScript = `
var $ = function (id) { return document.getElementById(id) }
var make = function (name, text, cls) { var e = document.createElement(name); if (text !== undefined) e.textContent = text; if (cls) e.className = cls; return e }
var mails = new Map(docket.mails.map(function (m) { return [m.id, m] }))
var clauses = new Map(docket.clauses.map(function (c) { return [c.id, c] }))
$('title').textContent = docket.title + '\\u3000征求意见卷宗'
var fill = function (id, values) { values.forEach(function (v) { var o = make('option', v[1]); o.value = v[0]; $(id).appendChild(o) }) }
var distinct = function (list) { return Array.from(new Set(list)).filter(Boolean).map(function (v) { return [v, v] }) }
fill('clause', docket.clauses.map(function (c) { return [c.id, c.label + ' ' + c.text.slice(0, 20)] }).concat([['-', '总体意见']]))
fill('stance', distinct(docket.opinions.map(function (o) { return o.stance })))
fill('type', distinct(docket.mails.map(function (m) { return m.type })))
fill('decision', distinct(docket.opinions.map(function (o) { return o.decision })).concat([['-', '尚未决定']]))
var fits = function (o) {
  var m = mails.get(o.mail) || {}, q = $('query').value.trim().toLowerCase(), c = $('clause').value, d = $('decision').value
  if (q && (o.text + o.reason + o.cluster + m.who + m.subject + o.id).toLowerCase().indexOf(q) < 0) return false
  if (c === '-' ? o.clauses.length > 0 : c && o.clauses.indexOf(c) < 0) return false
  if ($('stance').value && o.stance !== $('stance').value) return false
  if ($('type').value && m.type !== $('type').value) return false
  return d === '-' ? !o.decision : !d || o.decision === d
}
var show = function (o, card) {
  var m = mails.get(o.mail), box = $('letter')
  Array.prototype.forEach.call(document.querySelectorAll('article.open'), function (a) { a.classList.remove('open') })
  card.classList.add('open')
  box.hidden = false
  box.textContent = ''
  box.appendChild(make('h2', m.subject || '（无标题）'))
  box.appendChild(make('p', m.id + '\\u3000' + m.kind + '\\u3000' + m.who + '（' + m.type + '）\\u3000' + m.at))
  m.parts.forEach(function (part) {
    if (!part.text) return
    box.appendChild(make('h2', part.name))
    var pre = make('pre'), at = 0
    docket.opinions.filter(function (x) { return x.mail === m.id && x.part === part.id && x.end > x.start }).sort(function (a, b) { return a.start - b.start }).forEach(function (x) {
      if (x.start < at) return
      pre.appendChild(document.createTextNode(part.text.slice(at, x.start)))
      pre.appendChild(make('mark', part.text.slice(x.start, x.end), x.id === o.id ? 'now' : ''))
      at = x.end
    })
    pre.appendChild(document.createTextNode(part.text.slice(at)))
    box.appendChild(pre)
  })
  var now = box.querySelector('mark.now')
  if (now) now.scrollIntoView({ block: 'center' })
}
var draw = function () {
  var list = $('list'), last = null, count = 0
  list.textContent = ''
  docket.opinions.filter(fits).forEach(function (o) {
    count++
    if (o.clause !== last) {
      last = o.clause
      var c = clauses.get(o.clause)
      list.appendChild(make('h2', c ? c.label : '总体意见'))
      list.appendChild(make('p', c ? c.text : ''))
    }
    var m = mails.get(o.mail) || {}, card = make('article')
    card.tabIndex = 0
    card.appendChild(make('p', o.text))
    if (o.reason) card.appendChild(make('small', '理由：' + o.reason))
    card.appendChild(make('br'))
    card.appendChild(make('small', [o.id, o.stance, m.who, m.kind === '来信意见' ? '' : m.kind, o.band === 'confirm' ? '待确认' : '', o.decision ? '决定：' + o.decision + (o.why ? '（' + o.why + '）' : '') : ''].filter(Boolean).join('\\u3000')))
    card.addEventListener('click', function () { show(o, card) })
    card.addEventListener('keydown', function (e) { if (e.key === 'Enter') show(o, card) })
    list.appendChild(card)
  })
  $('count').textContent = '共 ' + count + ' 条'
}
$('filters').addEventListener('input', draw)
$('filters').addEventListener('submit', function (e) { e.preventDefault() })
draw()
`
