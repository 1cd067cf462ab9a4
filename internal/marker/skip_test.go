package marker

import "testing"

// A test that nothing runs says so itself; one that runs on a condition does not.
func TestSkips(t *testing.T) {
	for _, c := range []struct {
		path, text string
		want       bool
	}{
		{"a_test.go", "// Verifies: pay/S02@hook\nfunc TestX(t *testing.T) { t.Skip(\"later\") }\n", true},
		{"a_test.go", "// Verifies: pay/S02@hook\nfunc TestX(t *testing.T) {\n\n\t// Not yet.\n\tt.SkipNow()\n", true},
		{"a_test.go", "// Verifies: pay/S02@hook\nfunc TestX(t *testing.T) {\n\tif testing.Short() {\n\t\tt.Skip(\"slow\")\n", false},
		{"a_test.go", "// Verifies: pay/S02@hook\nfunc TestX(t *testing.T) { if testing.Short() { t.Skip(\"slow\") } }\n", false},
		{"a_test.go", "// Verifies: pay/S02@hook\nfunc TestX(t *testing.T) {}\n\nfunc TestY(t *testing.T) {\n\tt.Skip()\n", false},
		{"a_test.go", "\tt.Run(\"pay/S02@hook\", func(t *testing.T) {\n\t\tt.Skipf(\"later\")\n", true},
		{"a_test.go", "\tt.Run(\"pay/S02@hook\", func(t *testing.T) {\n\t\tcall(t)\n\t\tt.Skip()\n", false},
		{"test_a.py", "# Verifies: pay/S02@hook\n@pytest.mark.skip(reason=\"later\")\ndef test_a():\n", true},
		{"test_a.py", "@pytest.mark.skip\n# Verifies: pay/S02@hook\ndef test_a():\n", true},
		{"test_a.py", "# Verifies: pay/S02@hook\n@pytest.mark.skipif(windows, reason=\"later\")\ndef test_a():\n", false},
		{"test_a.py", "# Verifies: pay/S02@hook\n@unittest.skip(\"later\")\ndef test_a(self):\n", true},
		{"test_a.py", "# Verifies: pay/S02@hook\n@unittest.skipUnless(linux, \"later\")\ndef test_a(self):\n", false},
		{"test_a.py", "def test_a():\n    \"\"\"Verifies: pay/S02@hook\"\"\"\n    pytest.skip(\"later\")\n", true},
		{"test_a.py", "def test_a(self):\n    # Verifies: pay/S02@hook\n    self.skipTest(\"later\")\n", true},
		{"a.test.js", "it.skip('pay/S02@hook refuses', () => {\n", true},
		{"a.test.js", "xit('pay/S02@hook refuses', () => {\n", true},
		{"a.test.js", "test.todo('pay/S02@hook refuses')\n", true},
		{"a.test.js", "test.concurrent.skip('pay/S02@hook refuses', () => {\n", true},
		{"a.test.js", "test('pay/S02@hook refuses', { skip: 'later' }, () => {\n", true},
		{"a.test.js", "test('pay/S02@hook refuses', { skip: !linux, timeout: 5 }, () => {\n", false},
		{"a.test.js", "test('pay/S02@hook refuses', { timeout: 5 }, t => {\n  t.skip()\n", true},
		{"a.test.js", "test('pay/S02@hook skips nothing', () => {\n  skipped = 0\n", false},
		{"AT.java", "// Verifies: pay/S02@hook\n@Disabled(\"later\")\n@Test\nvoid refuses() {\n", true},
		{"AT.java", "@Disabled @Tag(\"pay/S02.hook\") @Test void refuses() {\n", true},
		{"AT.java", "// Verifies: pay/S02@hook\n@DisabledOnOs(WINDOWS)\n@Test\nvoid refuses() {\n", false},
		{"AT.java", "// Verifies: pay/S02@hook\n@Test(enabled = false)\npublic void refuses() {\n", true},
		{"AT.cs", "// Verifies: pay/S02@hook\n[Fact(Skip = \"later\")]\npublic void Refuses()\n{\n", true},
		{"AT.cs", "// Verifies: pay/S02@hook\n[Test, Ignore(\"later\")]\npublic void Refuses()\n", true},
		{"a.rs", "// Verifies: pay/S02@hook\n#[test]\n#[ignore]\nfn refuses() {\n", true},
		{"a_spec.rb", "# Verifies: pay/S02@hook\nit \"refuses\" do\n  skip \"later\"\n", true},
		{"a.bats", "# Verifies: pay/S02@hook\n@test \"refuses\" {\n  skip\n", true},
		{"a.bats", "@test \"pay/S02.hook refuses\" {\n  skip \"later\"\n", true},
		{"a.php", "// Verifies: pay/S02@hook\npublic function testRefuses(): void\n{\n  $this->markTestSkipped('later');\n", true},
		{"a.feature", "@pay/S02.hook @ignore\nScenario: Forged\n", true},
		{"a.feature", "@skip\n@pay/S02.hook\nScenario: Forged\n", true},
		{"a.feature", "@skip\nScenario: pay/S02.hook\n", true},
		{"a.feature", "@skip\nScenario: Other\n  Given a\n\n@pay/S02.hook\nScenario: Forged\n", false},
	} {
		found := Find(c.path, []byte(c.text))
		if len(found) != 1 || found[0].Skips != c.want {
			t.Errorf("%s:\n%s\n%+v, want %v", c.path, c.text, found, c.want)
		}
	}
}
