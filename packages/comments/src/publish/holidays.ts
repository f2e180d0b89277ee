/** A year's arrangement of public holidays: days off on weekdays, and weekends worked in exchange. ISO dates. */
export interface HolidayYear {
  off: string[]
  worked: string[]
  /** Where the arrangement was announced. */
  source: string
}

function days(month: number, first: number, last: number, year: number): string[] {
  const two = (number: number): string => String(number).padStart(2, '0')
  return Array.from({ length: last - first + 1 }, (_, index) => `${year}-${two(month)}-${two(first + index)}`)
}

/** 国务院办公厅关于节假日安排的通知, year by year. A year that is not here is counted by weekends alone, and said so. */
export const holidays: Record<number, HolidayYear> = {
  2024: {
    off: [
      ...days(1, 1, 1, 2024),
      ...days(2, 10, 17, 2024),
      ...days(4, 4, 6, 2024),
      ...days(5, 1, 5, 2024),
      ...days(6, 10, 10, 2024),
      ...days(9, 15, 17, 2024),
      ...days(10, 1, 7, 2024),
    ],
    worked: [
      '2024-02-04',
      '2024-02-18',
      '2024-04-07',
      '2024-04-28',
      '2024-05-11',
      '2024-09-14',
      '2024-09-29',
      '2024-10-12',
    ],
    source: '国办发明电〔2023〕7号',
  },
  2025: {
    off: [
      ...days(1, 1, 1, 2025),
      ...days(1, 28, 31, 2025),
      ...days(2, 1, 4, 2025),
      ...days(4, 4, 6, 2025),
      ...days(5, 1, 5, 2025),
      ...days(5, 31, 31, 2025),
      ...days(6, 1, 2, 2025),
      ...days(10, 1, 8, 2025),
    ],
    worked: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
    source: '国办发明电〔2024〕12号',
  },
  2026: {
    off: [
      ...days(1, 1, 3, 2026),
      ...days(2, 15, 23, 2026),
      ...days(4, 4, 6, 2026),
      ...days(5, 1, 5, 2026),
      ...days(6, 19, 21, 2026),
      ...days(9, 25, 27, 2026),
      ...days(10, 1, 7, 2026),
    ],
    worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    source: '国办发明电〔2025〕7号',
  },
}
