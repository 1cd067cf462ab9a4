const { Given, Then } = require('@cucumber/cucumber')

Given('a secret that was replaced', function () {})
Then('it is refused', function () {})
