import { expect, it } from 'vitest'
import { formatDiagnostic, grid, hasErrors, mmToPt, mmToTwips, page, ptToMm } from '../src/index.ts'

it('a diagnostic says where, what, what to do, and its code', () => {
  const place = { file: '名单.xlsx', sheet: 'Sheet1', row: 7, field: '牵头单位' }
  const one = {
    code: 'row-missing-field',
    severity: 'error',
    message: '为空',
    remedy: '填写后重新生成该行',
    place,
  } as const
  expect(formatDiagnostic(one)).toBe('名单.xlsx:Sheet1:7 “牵头单位”为空（填写后重新生成该行） [row-missing-field]')
  expect(hasErrors([one])).toBe(true)
  expect(hasErrors([{ ...one, severity: 'warning' }])).toBe(false)
})

it('lengths of the standard in twips (GB/T 9704-2012, 5.2)', () => {
  const { top, left, bottom, right } = page.margins
  expect([top, left, bottom, right].map(mmToTwips)).toEqual([2098, 1587, 1984, 1474])
  expect([page.width, page.height].map(mmToTwips)).toEqual([11906, 16838])
  expect(ptToMm(mmToPt(156))).toBeCloseTo(156)
  expect(grid.columns * grid.advance).toBeLessThan(mmToPt(page.area.width))
  expect(grid.pitch).toBeCloseTo(28.991, 3)
})
