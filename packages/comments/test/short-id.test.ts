import { describe, expect, it } from 'vitest'
import { idFinder, shortIds } from '../src/index.ts'

const mails = ['m-7b1886c748c1', 'm-7b18f0000000', 'm-4e1200000000', 'm1'].map((id) => ({ id }))
const ids = [...mails.map(({ id }) => id), 'm-7b1886c748c1.0.56', 'm-4e1200000000.0.56', 'm-4e1200000000.hand.c3']

const find = idFinder(ids)

describe('short ids', () => {
  it('are as long as it takes to tell the letters apart, and no number to a spreadsheet', () => {
    expect(ids.map(shortIds(mails))).toEqual([
      'm7b188',
      'm7b18f',
      'm4e120',
      'm1',
      'm7b188.0.56',
      'm4e120.0.56',
      'm4e120.hand.c3',
    ])
    expect(shortIds(mails.slice(2))('m-4e1200000000')).toBe('m4e12')
  })

  it('lead back, typed as people type', () => {
    for (const id of ids) expect(find(shortIds(mails)(id))).toEqual([id])
    for (const typed of ['m-4e1200000000.0.56', 'M4E1.0.56', '４e1.0.56', ' m4.0.56 '])
      expect(find(typed)).toEqual(['m-4e1200000000.0.56'])
  })

  it('name all that an all too short one may mean, and nothing for a part of a place', () => {
    expect(find('m7b18')).toEqual(['m-7b1886c748c1', 'm-7b18f0000000'])
    expect(find('m7b188.0.5')).toEqual([])
    expect(find('常规')).toEqual([])
  })
})
