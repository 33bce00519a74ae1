function shout(name) {
    return name.toUpperCase();
}
