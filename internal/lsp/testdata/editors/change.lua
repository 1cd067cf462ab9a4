-- Neovim takes a code action and renames an id, as a person does, and saves the document.
-- TRUSTSEAM is the program. What goes wrong is printed, and ends Neovim with 1.

local function fail(what)
  io.stderr:write(what .. '\n')
  vim.cmd('cquit 1')
end

local function wait(what, condition)
  if not vim.wait(20000, condition, 10) then
    fail('waited in vain for ' .. what .. '\n' .. table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n'))
  end
end

local function line(number) return vim.api.nvim_buf_get_lines(0, number - 1, number, false)[1] end

local function start()
  local config = { name = 'trustseam', cmd = { vim.env.TRUSTSEAM, 'lsp' }, root_dir = vim.fn.getcwd() }
  if vim.lsp.start then return vim.lsp.start(config) end
  local id = vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(0, id)
  return id
end

local ok, problem = pcall(function()
  vim.bo.filetype = 'markdown'
  local id = start()
  wait('the server', function()
    local client = vim.lsp.get_client_by_id(id)
    return client and client.initialized
  end)

  -- The menu of actions is Neovim's own; somebody chooses one.
  local offered
  vim.ui.select = function(items, options, choose)
    offered = {}
    for _, item in ipairs(items) do
      local title = options.format_item(item)
      table.insert(offered, title)
      if vim.startswith(title, 'Answer with `limit=rate`') then
        return choose(item)
      end
    end
    fail('no such action among\n' .. table.concat(offered, '\n'))
  end
  vim.api.nvim_win_set_cursor(0, { 8, 0 })
  vim.lsp.buf.code_action()
  wait('the answer', function() return line(8):find('limit=rate', 1, true) end)

  vim.api.nvim_win_set_cursor(0, { 5, 8 })
  vim.lsp.buf.rename('buyer')
  wait('the new id', function() return line(5):find('buyer', 1, true) end)
  vim.cmd('silent write')
end)
if not ok then fail(tostring(problem)) end
vim.cmd('qall!')
