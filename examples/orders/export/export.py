"""Takes orders from the queue.

# dfd: at orders/never is text in a docstring.
"""

# dfd: at orders/export
# dfd: at orders/4 has validate=schema fails=dead-letter
def handle(message, schema, dead_letters):
    try:
        schema.validate(message)
    except ValueError as error:
        dead_letters.put((message, str(error)))
