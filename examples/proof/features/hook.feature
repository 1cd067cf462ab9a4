Feature: Payment events

  @pay/S12.edge
  Scenario: A replaced secret is refused
    Given a secret that was replaced
    Then it is refused

  Scenario: Without a tag
    Given a secret that was replaced
