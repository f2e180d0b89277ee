/** The docket page's program: plain script, text in and text out, nothing becomes markup. */
export const pageScript = `
var $ = function (id) { return document.getElementById(id) }
var make = function (name, text, cls) { var e = document.createElement(name); if (text !== undefined) e.textContent = text; if (cls) e.className = cls; return e }
var mails = new Map(docket.mails.map(function (m) { return [m.id, m] }))
var clauses = new Map(docket.clauses.map(function (c) { return [c.id, c] }))
var tone = { '采纳': 'yes', '部分采纳': 'part', '不采纳': 'no', '解释说明': 'say' }
var step = 300, limit = step
$('title').textContent = docket.title
$('sum').textContent = docket.sum
var fill = function (id, values) { values.forEach(function (v) { var o = make('option', v[1]); o.value = v[0]; $(id).appendChild(o) }) }
var distinct = function (list) { return Array.from(new Set(list)).filter(Boolean).map(function (v) { return [v, v] }) }
var used = new Set(docket.opinions.reduce(function (all, o) { return all.concat(o.clauses) }, []))
fill('clause', docket.clauses.filter(function (c) { return used.has(c.id) }).map(function (c) { return [c.id, c.label + ' ' + c.text.slice(0, 16)] }).concat([['-', '总体意见']]))
fill('stance', distinct(docket.opinions.map(function (o) { return o.stance })))
fill('type', distinct(docket.mails.map(function (m) { return m.type })))
fill('decision', distinct(docket.opinions.map(function (o) { return o.decision })).concat([['-', '尚未决定']]))
if ($('apart')) fill('apart', [['-', '计入统计']].concat(distinct(docket.opinions.map(function (o) { return o.apart }))))
docket.opinions.forEach(function (o) {
  var m = mails.get(o.mail) || {}
  o.words = [o.text, o.reason, o.cluster, o.why, m.who, m.subject, o.id, o.mail].join(' ').toLowerCase()
})
var fits = function (o) {
  var m = mails.get(o.mail) || {}, c = $('clause').value, d = $('decision').value, a = $('apart') ? $('apart').value : ''
  var sought = $('query').value.trim().toLowerCase().split(/\\s+/)
  if (!sought.every(function (word) { return o.words.indexOf(word) >= 0 })) return false
  if (c === '-' ? o.clauses.length > 0 : c && o.clauses.indexOf(c) < 0) return false
  if ($('stance').value && o.stance !== $('stance').value) return false
  if ($('type').value && m.type !== $('type').value) return false
  if (a === '-' ? o.apart : a && o.apart !== a) return false
  return d === '-' ? !o.decision : !d || o.decision === d
}
var welcome = function () {
  var box = $('letter'), table = make('table'), counts = new Map()
  box.textContent = ''
  box.appendChild(make('h2', '概况'))
  docket.opinions.forEach(function (o) { if (!o.apart) counts.set(o.decision, (counts.get(o.decision) || 0) + 1) })
  Object.keys(tone).concat(['']).forEach(function (name) {
    if (!counts.has(name)) return
    var row = make('tr')
    row.appendChild(make('th', name || '尚未决定'))
    row.appendChild(make('td', counts.get(name) + ' 条'))
    table.appendChild(row)
  })
  box.appendChild(table)
  box.appendChild(make('p', docket.masked ? '点选一条意见，这里显示同一来信的各条意见。个人信息已遮盖。' : '点选一条意见，这里显示来信全文，并标出这条意见所在的位置。', 'why'))
}
var show = function (o, card) {
  var m = mails.get(o.mail), box = $('letter')
  Array.prototype.forEach.call(document.querySelectorAll('article.open'), function (a) { a.classList.remove('open') })
  card.classList.add('open')
  box.textContent = ''
  box.appendChild(make('h2', m.subject || '（无标题）'))
  box.appendChild(make('p', [m.who.indexOf(m.type) < 0 ? m.who + '（' + m.type + '）' : m.who, m.at, m.kind, '来信 ' + m.id].join('\\u3000'), 'clause'))
  if (docket.masked) docket.opinions.forEach(function (x) {
    if (x.mail !== m.id) return
    var p = make('p')
    p.appendChild(make('mark', x.text, x.id === o.id ? 'now' : ''))
    box.appendChild(p)
  })
  m.parts.forEach(function (part) {
    if (!part.text) return
    box.appendChild(make('h3', part.name))
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
  box.scrollTop = 0
  var now = box.querySelector('mark.now')
  if (now) box.scrollTop = Math.max(0, now.offsetTop - box.clientHeight / 2)
}
var cardOf = function (o) {
  var m = mails.get(o.mail) || {}, card = make('article'), body = make('div'), facts = make('div', undefined, 'facts')
  card.tabIndex = 0
  card.appendChild(make('b', o.number))
  body.appendChild(make('p', o.text))
  if (o.reason) body.appendChild(make('p', '来信理由：' + o.reason, 'why'))
  if (o.apart) facts.appendChild(make('span', o.apart, 'tag apart'))
  facts.appendChild(make('span', o.stance, 'tag'))
  if (o.decision) facts.appendChild(make('span', o.decision, 'tag ' + (tone[o.decision] || '')))
  ;[m.who, o.band === 'confirm' ? '条款待确认' : '', o.id].forEach(function (text) { if (text) facts.appendChild(make('span', text)) })
  body.appendChild(facts)
  if (o.why) body.appendChild(make('p', '答复：' + o.why, 'why'))
  card.appendChild(body)
  card.addEventListener('click', function () { show(o, card) })
  card.addEventListener('keydown', function (e) { if (e.key === 'Enter') show(o, card) })
  return card
}
var draw = function () {
  var list = $('list'), last, found = docket.opinions.filter(fits)
  list.textContent = ''
  found.slice(0, limit).forEach(function (o) {
    var key = o.apart + '|' + o.clause
    if (key !== last) {
      last = key
      var c = clauses.get(o.clause), h = make('h2', c ? c.label : '总体意见')
      if (o.apart) h.appendChild(make('small', o.apart + '，不计入统计'))
      list.appendChild(h)
      if (c) list.appendChild(make('p', c.text, 'clause'))
    }
    list.appendChild(cardOf(o))
  })
  if (found.length > limit) {
    var more = make('button', '再显示 ' + Math.min(step, found.length - limit) + ' 条（还有 ' + (found.length - limit) + ' 条）', 'more')
    more.addEventListener('click', function () { limit += step; draw() })
    list.appendChild(more)
  }
  if (found.length === 0) list.appendChild(make('p', '没有符合条件的意见', 'none'))
  $('count').textContent = '共 ' + found.length + ' 条'
}
var anew = function () { limit = step; draw(); window.scrollTo(0, 0) }
$('filters').addEventListener('input', anew)
$('filters').addEventListener('submit', function (e) { e.preventDefault() })
$('filters').addEventListener('reset', function () { setTimeout(function () { anew(); welcome() }, 0) })
welcome()
draw()
`
