-- Drives Neovim with the server, without a screen: diagnostics, completion and hover, as an author meets them.
-- The server is set up as the guide says. The file is open already; it has one mistake, on line 6, after an emoji.
local failed = false
local function check(what, good, got)
  print((good and 'ok ' or 'FAILED ') .. what .. (good and '' or ': ' .. vim.inspect(got)) .. '\n')
  failed = failed or not good
end
local function wait(what, good)
  if not vim.wait(20000, good, 10) then check(what, false, 'nothing came in 20 seconds') end
end

check('filetype', vim.bo.filetype == 'markdown', vim.bo.filetype)
check('omnifunc', vim.bo.omnifunc == 'v:lua.vim.lsp.omnifunc', vim.bo.omnifunc)

local function errors()
  return vim.tbl_filter(function(d) return d.severity == vim.diagnostic.severity.ERROR end, vim.diagnostic.get(0))
end
wait('a diagnostic', function() return #errors() == 1 end)
local d = errors()[1] or {}
local text = vim.api.nvim_buf_get_lines(0, d.lnum or 0, (d.lnum or 0) + 1, true)[1]
check('its place, in bytes, after an emoji', text:sub((d.col or 0) + 1, d.end_col or 0) == 'htps', d)
check('its code', d.code == 'TS009' or vim.inspect(d):find('TS009') ~= nil, d)

local function request(method, line, col)
  vim.api.nvim_win_set_cursor(0, { line, col })
  local answers = vim.lsp.buf_request_sync(0, method, vim.lsp.util.make_position_params(0, 'utf-16'), 20000)
  for _, answer in pairs(answers or {}) do return answer.result end
end

-- Completion replaces the half word `htps` by `https`, as the editor applies it.
local list = request('textDocument/completion', 6, d.end_col or 0) or { items = {} }
local found
for _, item in ipairs(list.items) do if item.label == 'https' then found = item end end
check('completion', found ~= nil, list)
if found then vim.lsp.util.apply_text_edits({ found.textEdit }, 0, 'utf-16') end
text = vim.api.nvim_buf_get_lines(0, 5, 6, true)[1]
check('its edit', text == '1. user -> web: Order 🙂 | https', text)
wait('no diagnostic', function() return #errors() == 0 end)

local hover = request('textDocument/hover', 6, 3) or { contents = { value = '' } }
check('hover', hover.contents.value:find('actor **Customer**', 1, true) == 1, hover)
hover = request('textDocument/hover', 1, 3)
check('no hover in prose', hover == nil or hover == vim.NIL, hover)

-- A diagnostic comes back with undo.
vim.cmd('silent undo')
wait('the diagnostic again', function() return #errors() == 1 end)

vim.lsp.stop_client(vim.lsp.get_active_clients())
wait('the end of the server', function() return #vim.lsp.get_active_clients() == 0 end)
vim.cmd(failed and 'cquit 1' or 'qall!')
