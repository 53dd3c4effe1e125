"""What happens while a case is worked: the handler meets people, goes to bodies, is heard, is paid."""
