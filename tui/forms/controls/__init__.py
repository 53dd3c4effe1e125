"""What stands in a field and takes what is typed or chosen: a control for each way in which a kind is asked for."""
